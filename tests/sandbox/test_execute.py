"""`execute`: batched calls, and the VKScript they are written in."""

import pytest

from gosclient.sandbox.vkscript import CompileError, ScriptError, parse, run


def result(code, api=lambda name, fields: {"called": name, "with": fields}):
    return run(parse(code), api)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("return 1 + 2 * 3 - 4 / 2;", 5),
        ("return 7 % 3;", 1),
        ("return 1 / 2;", 0.5),
        ("return -(-3);", 3),
        ('return "снег" + " " + 2026;', "снег 2026"),
        ("return [1, 2] + [3];", [1, 2, 3]),
        ("return null + [3];", [3]),
        ("return {a: 1} + {b: 2};", {"a": 1, "b": 2}),
        ("return !0 && 2 || 3;", 2),
        ("return 1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 3;", True),
        ('return 0 == null || "1" == 1;', True),
        ("return 0 == null;", False),
        ("return 1 != 1;", False),
        ("return true ? 1 : 2;", 1),
        ("return null ? 1 : false ? 2 : 3;", 3),
        ('var a = {"x": [1, {y: "да"}]}; return a.x[1].y;', "да"),
        ('var a = {}; a.b = 1; a["c"] = 2; return a;', {"b": 1, "c": 2}),
        ("var a = [1]; a.push(2, 3); return a.length;", 3),
        ("var a = [1, 2, 3]; return [a.pop(), a.shift(), a];", [3, 1, [2]]),
        ("var a = [3]; a.unshift(1, 2); return a;", [1, 2, 3]),
        ("return [1, 2, 3, 4].slice(1, 3) + [1, 2].slice(-1);", [2, 3, 2]),
        ("var a = [1, 2, 3]; return [a.splice(1, 1), a];", [[2], [1, 3]]),
        ("return [1, 2].indexOf(2);", 1),
        ('return "a,b".split(",");', ["a", "b"]),
        ('return "дорога".substr(2, 3) + "дорога".length;', "рог6"),
        ("return [{id: 1}, {id: 2}, 5]@.id;", [1, 2, None]),
        ('return parseInt("12") + parseDouble("0.5");', 12.5),
        ("var i = 0, n = 0; while (i < 5) { i = i + 1; n = n + i; } return n;", 15),
        ("if (1) { return 1; } else return 2;", 1),
        ("if (0) return 1; else if (1) return 2; else return 3;", 2),
        ("var a; return a;", None),
        ("return a.b.c;", None),
        ("return false.slice(1);", None),
        ("// слова\nreturn 1; /* ещё */", 1),
        ("return 'it\\'s \"ok\"';", 'it\'s "ok"'),
        ('return "a\\n\\u0431\\/";', "a\nб/"),
        ("return [1, 2,];", [1, 2]),
        ("return 1", 1),
        (";;", None),
        ("", None),
        ("return;", None),
    ],
)
def test_the_language(code, value):
    assert result(code) == value


def test_arguments_become_fields_as_in_a_form():
    code = (
        'return API.messages.send({"peer_id": 1, "text": "да", "yes": true, "no": false,'
        ' "ids": [1, 2], "nothing": null, "half": 0.5, "deep": {"a": [1]}});'
    )
    assert result(code)["with"] == {
        "peer_id": "1",
        "text": "да",
        "yes": "1",
        "no": "0",
        "ids": "1,2",
        "half": "0.5",
        "deep": '{"a":[1]}',
    }


def test_a_call_needs_no_arguments_and_may_be_read_at_once():
    assert result("return API.users.get().called;") == "users.get"


@pytest.mark.parametrize(
    "code",
    [
        "return [1;",
        "var 1;",
        "return API.;",
        "x + 1 = 2;",
        "{",
        "return 'a;",
        "return #;",
        "((" * 5000,
    ],
)
def test_what_is_no_vkscript_does_not_compile(code):
    with pytest.raises(CompileError):
        parse(code)


@pytest.mark.parametrize(
    "code",
    [
        "while (true) {}",
        "return 1 / 0;",
        "var a; a.b = 1;",
        "return jump();",
        "return [1].fly();",
        "var i = 0; while (i < 26) { API.users.get(); i = i + 1; }",
    ],
)
def test_a_script_that_goes_wrong(code):
    with pytest.raises(ScriptError):
        result(code)


async def test_failed_calls_come_as_false_with_their_errors_beside(peer):
    answer = await peer.envelope(
        "execute",
        code=(
            f"return [API.wall.get({{owner_id: -{peer.gid}}}), API.utils.getServerTime(),"
            " API.nothing.here(), API.execute({code: 'return 1;'})];"
        ),
    )
    assert answer["response"][0] is False
    assert answer["response"][1] > 0
    errors = [(e["method"], e["error_code"]) for e in answer["execute_errors"]]
    assert errors == [("wall.get", 27), ("nothing.here", 3), ("execute", 3)]


async def test_25_calls_and_no_more(peer):
    code = "var i = 0, a = []; while (i < {n}) {{ a.push(API.users.get()); i = i + 1; }} return a;"
    assert await peer.ok("execute", code=code.format(n=25)) == [[]] * 25
    answer = await peer.envelope("execute", code=code.format(n=26))
    assert answer["error"]["error_code"] == 13
    assert "too many api calls" in answer["error"]["error_msg"].lower()


async def test_scripts_that_do_not_compile_are_error_12(peer):
    assert await peer.code("execute", code="return [") == 12


async def test_writes_work_inside(peer):
    person = (await peer.citizen())["peer_id"]
    code = f'return API.messages.send({{peer_id: {person}, random_id: 3, message: "Да"}});'
    sent = await peer.ok("execute", code=code)
    assert peer.community.messages[sent].text == "Да"
    assert await peer.ok("execute", code=code) == sent


async def test_a_script_may_return_nothing(peer):
    assert await peer.envelope("execute", code="var a = 1;") == {"response": None}
