import Testing

/// Templates that mean the same here and in Jinja2, with the text that both must make of `commonData`.
struct CommonCase: CustomTestStringConvertible, Sendable {
  let template: String
  let output: String
  var testDescription: String { template }

  init(_ template: String, _ output: String) {
    self.template = template
    self.output = output
  }
}

let commonData = """
  {"title": "季度比较", "n": 3, "zero": 0, "price": 12.5, "yes": true, "no": false, "none_here": null, "empty": [],
   "names": ["镇江", "苏州", "宝鸡"], "numbers": [3, 1, 2, 1],
   "zones": [{"name": "Zhenjiang", "count": 2, "tags": ["a", "b"]}, {"name": "Suzhou", "count": 5, "tags": []}],
   "pairs": [["a", 1], ["b", 2]], "deep": {"er": {"est": "found", "two words": "spaced"}}}
  """

let commonCases: [CommonCase] = [
  CommonCase("plain", "plain"),
  CommonCase("{{ title }}\n", "季度比较\n"),
  CommonCase("{{title}} {{ n }} {{ price }}", "季度比较 3 12.5"),
  CommonCase("{# gone #}x{# and\nhere #}y", "xy"),
  CommonCase("{# alone #}\nx\n", "x\n"),
  CommonCase("  {% if yes %}\n  in\n  {% endif %}\nout\n", "  in\nout\n"),
  CommonCase("{% for z in names %}\n- {{ z }}\n{% endfor %}\nend\n", "- 镇江\n- 苏州\n- 宝鸡\nend\n"),
  CommonCase("{% for z in names %}{{ z }}{% if not loop.last %}, {% endif %}{% endfor %}.", "镇江, 苏州, 宝鸡."),
  CommonCase("{% for z in empty %}x{% else %}nothing{% endfor %}", "nothing"),
  CommonCase(
    "{% for z in zones %}{{ loop.index }}/{{ loop.length }}:{{ z.name }} {% endfor %}", "1/2:Zhenjiang 2/2:Suzhou "),
  CommonCase(
    "{% for z in zones %}{{ loop.index0 }}{{ loop.revindex }}{% if loop.first %}F{% endif %}{% endfor %}", "02F11"),
  CommonCase(
    "{% for z in zones %}{% for t in z.tags %}{{ t }}{{ loop.index }}{% else %}none{% endfor %}{{ loop.index }};{% endfor %}",
    "a1b21;none2;"),
  CommonCase("{% for a, b in pairs %}{{ a }}={{ b }} {% endfor %}", "a=1 b=2 "),
  CommonCase("{% for k in deep %}{{ k }}{% endfor %}", "er"),
  CommonCase("{% if n > 3 %}a{% elif n == 3 %}b{% else %}c{% endif %}", "b"),
  CommonCase("{% if n >= 3 and not zero or no %}a{% endif %}", "a"),
  CommonCase("{% if no or yes and no %}a{% else %}b{% endif %}", "b"),
  CommonCase("{% if not no and (no or yes) %}a{% endif %}", "a"),
  CommonCase(
    "{% if 'Suz' in zones[1].name %}a{% endif %}{% if '苏州' in names %}b{% endif %}{% if 9 not in numbers %}c{% endif %}",
    "abc"),
  CommonCase("{% if 'er' in deep %}a{% endif %}{% if title != 'x' %}b{% endif %}{% if 'a' < 'b' %}c{% endif %}", "abc"),
  CommonCase(
    "{% if empty %}a{% endif %}{% if '' %}b{% endif %}{% if none_here %}c{% endif %}{% if names %}d{% endif %}", "d"),
  CommonCase("{{ names[0] }}{{ names[-1] }}{{ deep.er.est }}{{ deep['er'][\"two words\"] }}", "镇江宝鸡foundspaced"),
  CommonCase("{{ zones[n - 2].name }}{{ 'q' ~ n ~ \"'s\" }}{{ n + 2 - 1 }}{{ -n }}{{ 1 - -1 }}", "Suzhouq3's4-32"),
  CommonCase("{{ 'a' if yes else 'b' }}{{ 'a' if no else 'b' if no else 'c' }}", "ac"),
  CommonCase(
    "{{ 'abc' | upper }}{{ 'ABC' | lower }}{{ 'high-tech zone' | title }}{{ '  x ' | trim }}|", "ABCabcHigh-Tech Zonex|"
  ),
  CommonCase(
    "{{ names | length }}{{ title | length }}{{ names | join(', ') }}{{ names | first }}{{ names | last }}",
    "34镇江, 苏州, 宝鸡镇江宝鸡"),
  CommonCase("{{ 'a-b-c' | replace('-', '+') }}{{ 'aaa' | replace('aa', 'b') }}", "a+b+cba"),
  CommonCase(
    "{{ numbers | sort | join }}{{ numbers | unique | join }}{{ numbers | reverse | join('/') }}", "11233121/2/1/3"),
  CommonCase("{{ zones | map(attribute='name') | join(' and ') }}", "Zhenjiang and Suzhou"),
  CommonCase("{{ zones | sort(attribute='name') | map(attribute='count') | join }}", "52"),
  CommonCase("{{ 'x' ~ 'y' | upper }}{{ ('x' ~ 'y') | upper }}{{ -1 | join if no else 'k' }}", "xYXYk"),
  CommonCase("a  {%- if yes -%}  b  {%- endif -%}  c", "abc"),
  CommonCase("a\n\n{{- n -}}\n\nb", "a3b"),
  CommonCase("x {% if yes %}y{% endif %} z\n", "x y z\n"),
  CommonCase("{% set k = n + 1 %}\n{{ k }}{% if yes %}{% set k = k + 1 %}{% endif %}{{ k }}", "45"),
  CommonCase("{% set k = 1 %}{% for x in names %}{% set k = k + 1 %}{{ k }}{% endfor %}{{ k }}", "2221"),
  CommonCase(
    "{% if ghost is defined %}a{% else %}b{% endif %}{% if title is defined %}c{% endif %}{% if deep.no is not defined %}d{% endif %}",
    "bcd"),
  CommonCase("{% if none_here is none %}a{% endif %}{% if n is not none %}b{% endif %}", "ab"),
  CommonCase("{{ '{{' }} {{ '%}' }} {{ \"a\\\"b\\\\n\\n\" }}|", "{{ %} a\"b\\n\n|"),
  CommonCase("{% for x in [1, n, 'z'] %}{{ x }}{% endfor %}{{ [1, 2,] | length }}", "13z2"),
  CommonCase("{ {x} }} %} #} {", "{ {x} }} %} #} {"),
  CommonCase("\t{% if yes %}\n\n\t a\n\n\t{% endif %}\n", "\n\t a\n\n"),
]
