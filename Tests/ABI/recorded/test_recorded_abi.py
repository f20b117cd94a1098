"""Nothing breaks the ABI on record, and what would break it is seen."""

import shutil

import pytest

import recorded_abi

BREAKS = {
    "a function is gone": ("int64_t kt_max_depth(void);", ""),
    "a function has another name": ("int64_t kt_max_depth(void);", "int64_t kt_depth(void);"),
    "a result of another size": ("int64_t kt_max_depth(void);", "int32_t kt_max_depth(void);"),
    "a result of another sign": ("int32_t kt_abi_version(void);", "uint32_t kt_abi_version(void);"),
    "a result where there was none": ("void kt_free(", "int32_t kt_free("),
    "a parameter more": ("void kt_free(char *response);", "void kt_free(char *response, size_t n);"),
    "a parameter less": ("const char *text, size_t text_length,\n", "const char *text,\n"),
    "a parameter of another size": ("const char *text, size_t text_length", "const char *text, int32_t text_length"),
    "a pointer less": ("void kt_free(char *response);", "void kt_free(char response);"),
    "a pointer more": ("void kt_free(char *response);", "void kt_free(char **response);"),
    "two parameters change places": (
        "const char *text, size_t text_length", "size_t text_length, const char *text"),
    "another handle": (
        "void kt_rulebook_free(kt_rulebook *rulebook)", "void kt_rulebook_free(kt_context *rulebook)"),
    "a status of another size": ("typedef int32_t kt_status;", "typedef int64_t kt_status;"),
    "a handle that is a number": ("typedef struct kt_context kt_context;", "typedef int64_t kt_context;"),
    "a status has another value": ("KT_ERROR_LIMIT ((kt_status)50)", "KT_ERROR_LIMIT ((kt_status)51)"),
    "two statuses change values": (
        "KT_ERROR_JSON ((kt_status)20)       /* the text is not JSON                        */\n"
        "#define KT_ERROR_REQUEST ((kt_status)30)",
        "KT_ERROR_JSON ((kt_status)30)\n#define KT_ERROR_REQUEST ((kt_status)20)"),
    "a status is gone": ("#define KT_ERROR_MEMORY ((kt_status)60)", "#define KT_NO_MEMORY ((kt_status)60)"),
    "a limit is lower": ("KT_MAX_DEPTH 64", "KT_MAX_DEPTH 63"),
    "a limit is gone": ("#define KT_MAX_DEPTH 64", "// "),
}  # fmt: skip

ADDS = {
    "a new function": ("void kt_free(", "int64_t kt_new(const char *text);\n\nvoid kt_free("),
    "a new status": ("#define KT_OK ", "#define KT_ERROR_NEW ((kt_status)70)\n#define KT_OK "),
    "a limit is higher": ("KT_MAX_DEPTH 64", "KT_MAX_DEPTH 65"),
}

IS_THE_SAME = {
    "a comment": ("/* Frees a context;", "/* Frees it;"),
    "a parameter has another name": ("void kt_free(char *response);", "void kt_free(char *text);"),
    "another version": ('KT_VERSION_STRING "0.', 'KT_VERSION_STRING "7.'),
}


@pytest.fixture
def changed(tmp_path):
    """Makes a copy of the header with one thing in it changed."""

    def change(*replacements):
        text = recorded_abi.HEADER.read_text("utf-8")
        for before, after in replacements:
            assert text.count(before) >= 1, f"the header has no {before!r}"
            text = text.replace(before, after, 1)
        header = tmp_path / "khenthuong.h"
        header.write_text(text, "utf-8")
        return header

    return change


def named(changes):
    return pytest.mark.parametrize("change", changes.values(), ids=changes.keys())


def test_the_header_is_as_recorded():
    """What is new is recorded by `make abi WRITE=1`."""
    found = recorded_abi.compare()
    assert not found.renumbered
    assert found.broken == []
    assert found.added == []


def test_every_function_is_on_record():
    names = set((recorded_abi.HERE.parent / "symbols.txt").read_text().split())
    assert names == {
        text.partition("(")[0].split()[-1].lstrip("*")
        for text in recorded_abi.functions(recorded_abi.HEADER)
    }
    record = recorded_abi.RECORD.read_text("utf-8")
    assert all(f"<elf-symbol name='{name}'" in record for name in names)


@named(BREAKS)
def test_a_break_is_seen(changed, change):
    assert recorded_abi.compare(changed(change)).broken


@named(ADDS)
def test_an_addition_is_seen_and_breaks_nothing(changed, change):
    found = recorded_abi.compare(changed(change))
    assert found.broken == []
    assert len(found.added) == 1


@named(IS_THE_SAME)
def test_what_is_no_part_of_the_abi(changed, change):
    found = recorded_abi.compare(changed(change))
    assert found == recorded_abi.Comparison()


@pytest.fixture
def own_record(tmp_path, monkeypatch):
    for name in ("RECORD", "CONSTANTS"):
        path = getattr(recorded_abi, name)
        monkeypatch.setattr(recorded_abi, name, shutil.copy(path, tmp_path) and tmp_path / path.name)


def test_a_break_is_recorded_only_under_another_number(changed, own_record):
    change = BREAKS["a function is gone"]
    before = recorded_abi.RECORD.read_bytes()
    assert recorded_abi.record(changed(change)) == 1
    assert recorded_abi.RECORD.read_bytes() == before

    number = recorded_abi.abi_number(recorded_abi.HEADER)
    renumbered = changed(change, (f"KT_ABI_VERSION {number}", f"KT_ABI_VERSION {int(number) + 1}"))
    assert recorded_abi.compare(renumbered).renumbered
    assert recorded_abi.record(renumbered) == 0
    assert recorded_abi.compare(renumbered) == recorded_abi.Comparison()


def test_an_addition_is_recorded(changed, own_record):
    header = changed(ADDS["a new function"], ADDS["a new status"])
    assert recorded_abi.record(header) == 0
    assert recorded_abi.compare(header) == recorded_abi.Comparison()
