"""The shader programs: everything seen, the sun's shadow map, and the room from its two pictures.

What stands still is painted twice, in full sun and in full shade; each frame then only mixes the
two by the shadow that falls, which is much faster than painting boards and plaster anew.
"""

SCENE_VERTEX = """#version 330
in vec3 pos; in vec3 nor; in vec3 rest; in vec4 att; in vec4 grain;
uniform mat4 vp;
out vec3 P, N, Q; out vec4 A, W;
void main() {
  P = pos; N = nor; Q = rest; A = att; W = grain;
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

_BODY = """
// W: wrinkle offset of the normal, tint. Q: rest position.
// A: material, arm fraction (-1 off the arm), leg fraction, head weight.
bool isShirt() {
  bool arm = A.y > -.5;
  bool on = arm ? A.y < sleeve : (Q.z > shirt_z && A.w < .5 && A.z < .02);
  return on && (arm || Q.z <= neckline - .035 * smoothstep(.02, -.10, Q.y));
}
bool isTrousers() { return A.y <= -.5 && A.z < leg && Q.z < waist_z; }

vec3 cloth(vec3 base, float wrinkle, inout vec3 n) {
  n = normalize(n + wrinkle * W.xyz);
  return base * (.86 + .28 * W.w);
}

vec3 face(vec3 c, inout float soft, inout vec3 n) {
  vec3 d = Q - head_at;
  bool scalp = d.z > .085 - .9 * max(d.y + .055, 0.) && d.y > -.085 && d.z > -.075
    && !(abs(d.x) > .078 && d.z < .045 && d.y < .075);
  if (scalp) {
    soft = 0.;
    float strand = noise(Q * vec3(240, 60, 240));
    n = normalize(n + .5 * (vec3(strand, noise(Q * 90.), 1. - strand) - .5));
    return hair * (.7 + .6 * strand);
  }
  for (int k = 0; k < 2; k++) {
    vec3 e = Q - (k == 0 ? eye_left : eye_right);
    float bx = abs(e.x) / .021, bz = (e.z - .026 + .18 * abs(e.x)) / .0045;
    if (e.y < .02 && bx * bx * bx * bx + bz * bz < 1.) c = mix(c, hair, .8);
    float lid = length(vec2(e.x / .019, e.z / .0085));
    if (e.y < .02 && lid < 1.25 && lid > .75) c *= .62;
  }
  vec2 lip = vec2((Q.x - .5 * (eye_left.x + eye_right.x)) / .024, (Q.z - mouth_z) / .0085);
  if (Q.y < eye_left.y + .02 && dot(lip, lip) < 1.) c = mix(c, vec3(.62, .28, .26), .7);
  return c;
}

vec3 eyeball() {
  vec3 e = Q.x > .5 * (eye_left.x + eye_right.x) ? Q - eye_left : Q - eye_right;
  float r = length(e.xz);
  if (e.y < 0. && r < .0028) return vec3(.02);
  return e.y < 0. && r < .0065 ? vec3(.22, .14, .08) : vec3(.9, .88, .85);
}
"""

_ROOM = """
vec3 boards() {
  float row = floor(P.x / .14), y = P.y + row * .37;
  vec3 c = floor_colour * (.86 + .22 * hash(vec3(row, floor(y / 1.1), 1)));
  c *= .92 + .16 * fbm(vec3(P.x * 60., P.y * 3., row));
  return fract(P.x / .14) < .02 || fract(y / 1.1) < .003 ? c * .6 : c;
}
vec3 plaster() {
  vec3 c = P.z < .09 ? vec3(.9) : wall_colour * (.97 + .05 * fbm(P * 3.));
  return abs(P.z - .09) < .004 ? c * .6 : c;
}
"""

_SHADOW = """
float sunlit(vec3 n) {
  vec4 at = lvp * vec4(P, 1);
  vec3 c = at.xyz / at.w * .5 + .5;
  if (any(lessThan(c.xy, vec2(0))) || any(greaterThan(c.xy, vec2(1)))) return 1.;
  float bias = .0012 + .002 * (1. - max(dot(n, sun), 0.)), s = 0.;
  for (int i = -1; i <= 1; i += 2) for (int j = -1; j <= 1; j += 2)
    s += texture(shadow_map, vec3(c.xy + vec2(i, j) * 2.2 / 2048., c.z - bias));
  return s / 4.;
}
"""

_LIGHT = """
vec3 lit(vec3 c, vec3 n, float gloss, float rough, float soft, bool person) {
  float s = open_sky < 0. ? sunlit(n) : open_sky, nl = dot(n, sun), up = n.z * .5 + .5;
  vec3 v = normalize(eye - P), h = normalize(v + sun);
  vec3 direct = vec3(1.02, .97, .90) * 1.55 * s * max((nl + .25 * soft) / (1. + .25 * soft), 0.);
  vec3 ambient = mix(vec3(.34, .31, .28), vec3(.62, .65, .70), up) + .16 * max(dot(n, v), 0.);
  if (person) ambient *= mix(.55, 1., clamp(P.z / .35, 0., 1.) * .5 + .5 * up);
  vec3 o = c * .62 * (ambient + direct) + gloss * s * pow(max(dot(n, h), 0.), rough);
  o += soft * .05 * pow(1. - max(dot(n, v), 0.), 3.) * vec3(1., .8, .7);
  return o / (1. + .18 * o);
}
"""

SCENE_FRAGMENT = (
    """#version 330
in vec3 P, N, Q; in vec4 A, W; out vec4 o; uniform mat4 lvp;
uniform vec3 eye, sun, shirt, trousers, hair, skin, wall_colour, floor_colour, mat_colour;
uniform vec3 eye_left, eye_right, head_at;
uniform float shirt_z, waist_z, neckline, mouth_z, sleeve, leg, open_sky;
uniform sampler2DShadow shadow_map;
"""
    + _NOISE
    + _BODY
    + _ROOM
    + _SHADOW
    + _LIGHT
    + """
void main() {
  int material = int(A.x + .5);
  vec3 n = normalize(N), c = vec3(.5);
  float gloss = .04, rough = 20., soft = 0.;
  if (material <= 1) {
    bool top = isShirt(), bottom = isTrousers();
    if (material == 1 && !top && !bottom) discard;
    if (top || bottom) {
      c = cloth(top ? shirt : trousers, top ? .55 : .4, n);
      gloss = .015; rough = 8.;
    } else {
      soft = 1.; gloss = .05; c = skin * (.93 + .14 * W.w);
      if (A.w > .5) c = face(c, soft, n);
    }
  }
  else if (material == 2) { c = eyeball(); gloss = .4; rough = 60.; }
  else if (material == 3) { c = boards(); gloss = .08; rough = 30.; }
  else if (material == 4) { c = plaster(); gloss = .01; }
  else if (material == 5) { c = mat_colour * (.93 + .12 * fbm(P * 150.)); gloss = .02; }
  else { c = Q * (.9 + .2 * fbm(P * vec3(6, 40, 40))); }
  vec3 colour = lit(c, n, gloss, rough, soft, material <= 2);
  o = vec4(pow(clamp(colour, 0., 1.), vec3(1. / 2.2)), 1);
}
"""
)

BACKGROUND_FRAGMENT = (
    """#version 330
in vec3 P, N, Q; in vec4 A, W; out vec4 o; uniform mat4 lvp;
uniform vec3 sun; uniform sampler2DShadow shadow_map; uniform sampler2D in_sun, in_shade;
"""
    + _SHADOW
    + """
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  o = mix(texelFetch(in_shade, at, 0), texelFetch(in_sun, at, 0), sunlit(normalize(N)));
}
"""
)

SHADOW_VERTEX = """#version 330
in vec3 pos; uniform mat4 vp; void main() { gl_Position = vp * vec4(pos, 1); }
"""

SHADOW_FRAGMENT = """#version 330
void main() {}
"""
