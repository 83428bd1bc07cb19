"""Rebuild the pose model bundles from the packages in which their parts are published.

usage: python models/build.py [lite] [full] [heavy] [--cache DIR] [--out DIR]

Needs pip, npm and what posecheck itself needs. Every part is checked against SHA256SUMS before
it is used, every bundle after it is made; the same parts give the same bytes each time.
"""

import argparse
import hashlib
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import flatbuffers  # type: ignore[import-untyped]
from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata_schema
from mediapipe.tasks.metadata import schema_py_generated as tflite_schema

HERE = Path(__file__).resolve().parent
NAMES = ("lite", "full", "heavy")

# Any platform's wheel of this release holds the same detector; later ones hold no model at all.
WHEEL = "mediapipe==0.10.21"
WHEEL_PLATFORM = ("--platform", "manylinux_2_28_x86_64", "--python-version", "3.11")
WHEEL_MEMBER = "mediapipe/modules/pose_detection/pose_detection.tflite"
NPM_PACKAGE = "@mediapipe/pose@0.5.1675469404"
NPM_MEMBER = "package/pose_landmark_{name}.tflite"

# The network was trained on 0..1; Tasks subtracts the mean from 0..255, then divides.
INPUT_MEAN, INPUT_STD = 0.0, 255.0

# The extra field zipalign uses: two bytes of alignment, then zeros. Unaligned members would be
# copied at every load, with a warning.
ALIGNMENT = 4
ALIGNMENT_FIELD = 0xD935
LOCAL_HEADER_SIZE = 30
UNIX = 3


def main() -> None:
    """Build the bundles named on the command line (lite and full if none are)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="lite|full|heavy", help="default: lite full")
    parser.add_argument("--cache", type=Path, help="keep the downloaded packages here")
    parser.add_argument("--out", type=Path, default=HERE, help="default: this folder")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(NAMES):
        parser.error(f"no such model: {', '.join(sorted(unknown))}")

    sums = read_sums(HERE / "SHA256SUMS")
    with tempfile.TemporaryDirectory() as scratch:
        cache = arguments.cache or Path(scratch)
        cache.mkdir(parents=True, exist_ok=True)
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name in arguments.names or ("lite", "full"):
            bundle = arguments.out / f"pose_landmarker_{name}.task"
            write_bundle(bundle, detector_part(cache, sums), landmark_part(name, cache, sums))
            check(bundle.name, bundle.read_bytes(), sums)
            print(f"{bundle}: {bundle.stat().st_size} bytes, as listed in SHA256SUMS")


def read_sums(path: Path) -> dict[str, str]:
    """Return the SHA-256 of each file listed, by file name."""
    pairs = (line.split() for line in path.read_text("utf-8").splitlines())
    return {name: digest for digest, name in pairs}


def check(name: str, data: bytes, sums: dict[str, str]) -> None:
    """Stop with exit code 1 unless `data` is what SHA256SUMS says of `name`."""
    digest = hashlib.sha256(data).hexdigest()
    if digest != sums[name]:
        sys.exit(f"{name}: SHA-256 is {digest}, but SHA256SUMS says {sums[name]}")


def detector_part(cache: Path, sums: dict[str, str]) -> bytes:
    """Return the person detector, downloading its wheel if it is not in `cache`."""
    if not list(cache.glob("mediapipe-*.whl")):
        pip = (sys.executable, "-m", "pip", "download", "-qq", "--no-deps")
        subprocess.run(
            [*pip, "--only-binary=:all:", *WHEEL_PLATFORM, WHEEL, "-d", cache], check=True
        )
    with zipfile.ZipFile(next(cache.glob("mediapipe-*.whl"))) as wheel:
        part = wheel.read(WHEEL_MEMBER)
    check(Path(WHEEL_MEMBER).name, part, sums)
    return part


def landmark_part(name: str, cache: Path, sums: dict[str, str]) -> bytes:
    """Return the landmark network called `name`, downloading its package if need be."""
    if not list(cache.glob("mediapipe-pose-*.tgz")):
        npm = shutil.which("npm") or sys.exit("npm is needed to fetch the landmark networks")
        subprocess.run(
            [npm, "pack", "--silent", NPM_PACKAGE],
            cwd=cache,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    member = NPM_MEMBER.format(name=name)
    with tarfile.open(next(cache.glob("mediapipe-pose-*.tgz"))) as package:
        stream = package.extractfile(member)
        part = stream.read() if stream else b""
    check(Path(member).name, part, sums)
    return part


def write_bundle(path: Path, detector: bytes, landmarks: bytes) -> None:
    """Write the two networks as a `.task` bundle: a zip, uncompressed, members aligned."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bundle:
        add_member(bundle, "pose_detector.tflite", detector)
        add_member(bundle, "pose_landmarks_detector.tflite", with_normalisation(landmarks))


def add_member(bundle: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Append `data` so that it starts at a multiple of ALIGNMENT, with nothing left to chance."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.create_system = UNIX
    info.external_attr = 0o644 << 16
    field_header = struct.calcsize("<HH")
    start = bundle.start_dir + LOCAL_HEADER_SIZE + len(name) + field_header
    padding = -start % ALIGNMENT
    info.extra = struct.pack("<HH", ALIGNMENT_FIELD, padding) + bytes(padding)
    bundle.writestr(info, data)


def with_normalisation(network: bytes) -> bytes:
    """Return the TFLite file with the metadata from which Tasks learns how to scale pixels."""
    model = tflite_schema.ModelT.InitFromPackedBuf(network, 0)
    buffer = tflite_schema.BufferT()
    buffer.data = list(normalisation_metadata())
    entry = tflite_schema.MetadataT()
    entry.name, entry.buffer = "TFLITE_METADATA", len(model.buffers)
    model.buffers.append(buffer)
    model.metadata = [*(model.metadata or []), entry]
    return packed(model, b"TFL3")


def normalisation_metadata() -> bytes:
    """Return the packed description of the one input: an RGB image, its mean and deviation."""
    options = metadata_schema.NormalizationOptionsT()
    options.mean, options.std = [INPUT_MEAN], [INPUT_STD]
    step = metadata_schema.ProcessUnitT()
    step.optionsType = metadata_schema.ProcessUnitOptions.NormalizationOptions
    step.options = options
    image = metadata_schema.ImagePropertiesT()
    image.colorSpace = metadata_schema.ColorSpaceType.RGB
    content = metadata_schema.ContentT()
    content.contentPropertiesType = metadata_schema.ContentProperties.ImageProperties
    content.contentProperties = image
    tensor = metadata_schema.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = "image", content, [step]
    graph = metadata_schema.SubGraphMetadataT()
    graph.inputTensorMetadata, graph.outputTensorMetadata = [tensor], []
    model = metadata_schema.ModelMetadataT()
    model.name, model.subgraphMetadata = "pose landmarks", [graph]
    return packed(model, b"M001")


def packed(
    table: tflite_schema.ModelT | metadata_schema.ModelMetadataT, identifier: bytes
) -> bytes:
    """Serialise a FlatBuffers object tree with its file identifier."""
    builder = flatbuffers.Builder(0)
    builder.Finish(table.Pack(builder), identifier)
    return bytes(builder.Output())


if __name__ == "__main__":
    main()
