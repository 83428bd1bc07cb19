"""The shader programs: the person, the empty room, and where the person's shadow falls in it.

In software every fragment costs, so the person is lit at its vertices, once in the sun and once
in the shade, and a fragment only mixes the two. The room, painted once a clip, can be elaborate.
"""

_SHADED = """
uniform vec3 eye, sun; uniform float sun_strength, sky;
vec3 toned(vec3 c) { return pow(clamp(c / (1. + .18 * c), 0., 1.), vec3(1. / 2.2)); }
vec3 scattered(vec3 p, vec3 n) {
  float up = n.z * .5 + .5;
  vec3 around = mix(vec3(.34, .31, .28), vec3(.62, .65, .70), up);
  return sky * (around + .16 * max(dot(n, normalize(eye - p)), 0.));
}
vec3 direct(vec3 n, float soft) {
  return vec3(1.02, .97, .90) * 1.55 * sun_strength * max((dot(n, sun) + soft) / (1. + soft), 0.);
}
"""

_HANGING = """
vec3 settled(vec3 p, vec3 n, float slack) {
  // Cloth lies on what is below it and hangs from what is above.
  float down = max(-n.z, 0.), up = max(n.z, 0.);
  p += slack * (down * (.2 * n - vec3(0, 0, .9)) - .85 * up * n);
  return vec3(p.xy, max(p.z, .001));
}
"""

PERSON_VERTEX = (
    """#version 330
in vec3 pos, nor, colour; in float slack, stripe;
uniform mat4 vp, lvp;
out vec3 in_shade, in_sun, at_light; out float band;
"""
    + _SHADED
    + _HANGING
    + """
void main() {
  vec3 n = normalize(nor), p = settled(pos, n, slack);
  // Near the floor less light comes from around.
  vec3 dim = scattered(p, n) * mix(.55, 1., clamp(p.z / .35, 0., 1.) * .5 + .5 * (n.z * .5 + .5));
  in_shade = toned(colour * .62 * dim);
  in_sun = toned(colour * .62 * (dim + direct(n, .15)));
  at_light = (lvp * vec4(p + .012 * n, 1)).xyz * .5 + .5;
  band = stripe;
  gl_Position = vp * vec4(p, 1);
}
"""
)

PERSON_FRAGMENT = """#version 330
in vec3 in_shade, in_sun, at_light; in float band; out vec4 o;
uniform sampler2DShadow shadow_map;
void main() {
  float s = texture(shadow_map, vec3(at_light.xy, at_light.z - .001));
  o = vec4(mix(in_shade, in_sun, s) * (fract(band) < .5 ? 1. : .66), 1);
}
"""

CASTING_VERTEX = (
    """#version 330
in vec3 pos, nor; in float slack; uniform mat4 vp;
"""
    + _HANGING
    + """
void main() { gl_Position = vp * vec4(settled(pos, normalize(nor), slack), 1); }
"""
)

PLAIN_VERTEX = """#version 330
in vec3 pos; uniform mat4 vp; void main() { gl_Position = vp * vec4(pos, 1); }
"""

NOTHING_FRAGMENT = """#version 330
void main() {}
"""

MASK_VERTEX = """#version 330
in vec3 pos; uniform mat4 vp, lvp; out vec3 at_light;
void main() {
  at_light = (lvp * vec4(pos, 1)).xyz * .5 + .5;
  gl_Position = vp * vec4(pos, 1);
}
"""

MASK_FRAGMENT = """#version 330
in vec3 at_light; out float o; uniform sampler2DShadow shadow_map;
void main() {
  bool beyond = any(lessThan(at_light.xy, vec2(0))) || any(greaterThan(at_light.xy, vec2(1)));
  o = beyond ? 1. : texture(shadow_map, vec3(at_light.xy, at_light.z - .004));
}
"""

ROOM_VERTEX = """#version 330
in vec3 pos, nor, colour; in float material; uniform mat4 vp;
out vec3 P, N, C; flat out int kind;
void main() {
  P = pos; N = nor; C = colour; kind = int(material + .5);
  gl_Position = vp * vec4(pos, 1);
}
"""

_NOISE = """
float hash(vec3 p) { return fract(sin(dot(p, vec3(12.9898, 78.233, 37.719))) * 43758.5453); }
float noise(vec3 p) {
  vec3 i = floor(p), f = fract(p); f = f * f * (3. - 2. * f);
  return mix(mix(mix(hash(i), hash(i + vec3(1,0,0)), f.x),
                 mix(hash(i + vec3(0,1,0)), hash(i + vec3(1,1,0)), f.x), f.y),
             mix(mix(hash(i + vec3(0,0,1)), hash(i + vec3(1,0,1)), f.x),
                 mix(hash(i + vec3(0,1,1)), hash(i + vec3(1,1,1)), f.x), f.y), f.z);
}
float fbm(vec3 p) {
  return .5 * noise(p) + .25 * noise(p * 2.03) + .125 * noise(p * 4.1) + .06 * noise(p * 8.3);
}
"""

_SURFACES = """
vec3 boards() {
  float row = floor(P.x / .14), y = P.y + row * .37;
  vec3 c = floor_colour * (.86 + .22 * hash(vec3(row, floor(y / 1.1), 1)));
  c *= .92 + .16 * fbm(vec3(P.x * 60., P.y * 3., row));
  return fract(P.x / .14) < .02 || fract(y / 1.1) < .003 ? c * .6 : c;
}
vec3 carpet() {
  return floor_colour * (.80 + .30 * noise(P * 260.) * (.6 + .4 * fbm(P * 5.)));
}
vec3 tiles() {
  vec2 at = P.xy / .33, in_tile = fract(at);
  vec3 c = floor_colour * (.93 + .14 * hash(vec3(floor(at), 2)) + .06 * (fbm(P * 9.) - .5));
  return any(lessThan(in_tile, vec2(.018))) ? c * .62 : c;
}
vec3 ground() { return floor_kind == 0 ? boards() : floor_kind == 1 ? carpet() : tiles(); }
vec3 walls() {
  if (P.z < .09) return vec3(.86);
  vec3 c = wall_colour * (.97 + .05 * fbm(P * 3.));
  float along = abs(N.x) > .5 ? P.y : P.x;
  if (wall_kind == 1 && P.z < 1.1) {
    c = mix(c, vec3(.82), .75);
    float groove = fract(along / .62);
    if (groove < .012 || abs(P.z - 1.09) < .012) c *= .72;
  }
  if (wall_kind == 2 && P.z < 1.25) c *= vec3(.55, .58, .62);
  return abs(P.z - .09) < .004 ? c * .6 : c;
}
vec3 surface(out float gloss) {
  gloss = .02;
  if (kind == 0) { gloss = floor_kind == 1 ? 0. : .08; return ground(); }
  if (kind == 1) return walls();
  if (kind == 2) return mat_colour * (.93 + .12 * fbm(P * 150.));
  if (kind == 4) return C * (.82 + .3 * fbm(P * 40.));
  gloss = .05;
  return C * (.9 + .2 * fbm(P * vec3(6, 40, 40)));
}
"""

_WIDE_SHADOW = """
float sunlit(vec3 n) {
  vec4 at = lvp * vec4(P + .01 * n, 1);
  vec3 c = at.xyz * .5 + .5;
  if (any(lessThan(c.xy, vec2(0))) || any(greaterThan(c.xy, vec2(1)))) return 1.;
  float s = 0.;
  for (int i = -3; i <= 3; i++) for (int j = -3; j <= 3; j++)
    s += texture(shadow_map, vec3(c.xy + vec2(i, j) * (.3 + softness) * .0022, c.z - .002));
  return s / 49.;
}
"""

ROOM_FRAGMENT = (
    """#version 330
in vec3 P, N, C; flat in int kind; out vec4 o;
uniform mat4 lvp; uniform vec3 wall_colour, floor_colour, mat_colour;
uniform int floor_kind, wall_kind; uniform float softness, in_the_sun;
uniform sampler2DShadow shadow_map;
"""
    + _NOISE
    + _SHADED
    + _SURFACES
    + _WIDE_SHADOW
    + """
void main() {
  if (kind == 5) { o = vec4(toned(C), 1); return; }
  float gloss;
  vec3 n = normalize(N), c = surface(gloss);
  float s = in_the_sun * sunlit(n);
  vec3 h = normalize(normalize(eye - P) + sun);
  vec3 light = c * .62 * (scattered(P, n) + s * direct(n, 0.));
  o = vec4(toned(light + gloss * s * sun_strength * pow(max(dot(n, h), 0.), 30.)), 1);
}
"""
)
