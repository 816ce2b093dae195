"""Filling in the form at a terminal with what people paste: long texts, several lines, other encodings."""

import json

from daemon import Registry
from prove import equal, holds
from test_bureau import answers, on_terminal, registered


def typed_until(name):
    """The answers before the question of that name."""
    typed = answers()
    names = list(typed)
    return [typed[other] for other in names[:names.index(name)]]


def kept(registry):
    """The answers in the draft."""
    return json.loads((registry.home / "application.draft.json").read_text())["data"]


def test_long_answer_on_a_terminal():
    """An answer that the terminal has cut is not taken; out of a file it is taken whole."""
    with Registry().start() as registry:
        registered(registry)
        introduction = "简介的一句话。" * 300
        holds(len(introduction.encode()) > 4096, "it is longer than a line of a terminal")
        (registry.home / "introduction.txt").write_text(introduction + "\n第二段\n")
        typed = typed_until("introduction") + [introduction, "@nowhere.txt", "@introduction.txt", "!"]
        screen = on_terminal(["apply", "--interactive", "--lang", "zh"], registry, typed=typed, cwd=registry.home)
        holds("没有采用" in screen and "@文件" in screen, screen[-3000:])
        equal(kept(registry)["form"]["introduction"], introduction + "\n第二段")


def test_several_lines_pasted():
    """Lines behind the first that are pasted at a question answer no other; that is told, and they are asked for."""
    with Registry().start() as registry:
        registered(registry)
        typed = typed_until("introduction") + ["第一段\n第二段\n第三段\n第四段", "意见", "!"]
        screen = on_terminal(["apply", "--interactive", "--lang", "zh"], registry, typed=typed, cwd=registry.home)
        equal(screen.count("多出的行没有采用"), 1, screen[-3000:])
        form = kept(registry)["form"]
        equal((form["introduction"], form["competentDepartmentOpinion"]), ("第一段", "意见"))
