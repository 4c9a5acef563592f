"""Archives are read in memory; what could do harm is refused as a whole, with a reason, as one record."""

import stat
import struct
import tarfile
import zipfile

import pytest

from grader.submissions import collect

WORK = "def sigmoid(z):\n    return 1\n"
NN = "def forward(X):\n    return X\n"
LINK = stat.S_IFLNK | 0o777


@pytest.fixture
def collected(hand_in, units):
    """Collect one archive of these bytes under this name."""

    def run(content, name="class.zip"):
        return collect([hand_in({name: content}, "delivery") / name], units)

    return run


def member(name, mode=stat.S_IFREG | 0o644):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize("outer", ["", "class/"])
def test_a_zip_of_a_class(collected, zipped, outer):
    content = zipped({f"{outer}kim/logistic_regression.py": WORK, f"{outer}lee/neural_network.py": NN})
    assert [(s.student, list(s.programs)) for s in collected(content)] == [
        ("kim", ["logistic_regression"]),
        ("lee", ["neural_network"]),
    ]


@pytest.mark.parametrize("name", ["class.tar.gz", "class.tgz"])
def test_a_tarball_of_a_class(collected, tarred, name):
    content = tarred({"./kim/logistic_regression.py": WORK, "./lee/neural_network.py": NN})
    assert [s.student for s in collected(content, name)] == ["kim", "lee"]


def test_a_zip_per_student(hand_in, units, zipped):
    root = hand_in(
        {
            "kim_12345.zip": zipped({"hw1/logistic_regression.py": WORK, "hw1/helper.py": "x = 1"}),
            "lee_777_hw1.zip": zipped({"neural_network.py": NN}),
        }
    )
    kim, lee = collect([root], units)
    assert (kim.student, list(kim.programs)) == ("kim_12345", ["logistic_regression"])
    assert "helper" in kim.programs["logistic_regression"].siblings
    assert (lee.student, list(lee.programs)) == ("lee_777", ["neural_network"])


def test_a_zip_of_zips(collected, zipped):
    inner = zipped({"logistic_regression.py": WORK})
    assert [s.student for s in collected(zipped({"kim.zip": inner, "lee.zip": inner}))] == ["kim", "lee"]


def test_archives_are_opened_one_level_deep_only(collected, zipped, said):
    deep = zipped({"x.zip": zipped({"logistic_regression.py": WORK}), "neural_network.py": NN})
    kim, _ = collected(zipped({"kim.zip": deep, "lee.zip": zipped({"neural_network.py": NN})}))
    assert list(kim.programs) == ["neural_network"]
    assert "x.zip is an archive inside of archives" in said(kim)


def test_korean_names_from_windows(collected):
    names = ("김민수/logistic_regression.py", "이영희/neural_network.py")
    files = [(name.encode("cp949"), WORK.encode()) for name in names]
    assert [s.student for s in collected(stored_zip(files))] == ["김민수", "이영희"]


def stored_zip(files):
    """A zip built byte by byte, as Windows does: names are raw, and no flag tells their encoding."""
    body, directory = b"", b""
    for name, data in files:
        crc = zipfile.crc32(data)
        common = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, crc, len(data), len(data), len(name), 0)
        directory += (
            b"PK\x01\x02"
            + struct.pack("<H", 20)
            + common
            + struct.pack("<HHHII", 0, 0, 0, 0, len(body))
            + name
        )
        body += b"PK\x03\x04" + common + name + data
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"../kim/logistic_regression.py": WORK}, "leads out of"),
        ({"a/../../logistic_regression.py": WORK}, "leads out of"),
        ({"..\\logistic_regression.py": WORK}, "leads out of"),
        ({"/etc/logistic_regression.py": WORK}, "leads out of"),
        ({"C:\\logistic_regression.py": WORK}, "leads out of"),
        ({"kim/a.py": WORK, "kim/A.py": NN}, "two files with the name"),
        ({"kim/a.py": WORK, "kim/./a.py": NN}, "two files with the name"),
        ({member("kim/logistic_regression.py", LINK): "/etc/passwd"}, "link or a device"),
        ({member("kim/logistic_regression.py", stat.S_IFCHR): ""}, "link or a device"),
        ({"kim/logistic_regression.py": b"\0" * 64 * 2**20}, "times as large"),
        ({f"{i}.txt": "" for i in range(20_001)}, "more than 20000 files"),
    ],
)
def test_a_dangerous_zip_is_one_record_with_its_reason(collected, zipped, said, files, reason):
    (refused,) = collected(zipped(files))
    assert refused.programs == {}
    assert "was refused" in said(refused)
    assert reason in said(refused)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_a_tarball_with_anything_but_files_is_refused(collected, tarred, said, kind):
    info = tarfile.TarInfo("kim/logistic_regression.py")
    info.type, info.linkname = kind, "/etc/passwd"
    (refused,) = collected(
        tarred({"kim/neural_network.py": NN, "kim/logistic_regression.py": info}), "a.tar.gz"
    )
    assert refused.programs == {}
    assert "link or a device" in said(refused)


@pytest.mark.parametrize("name", ["../logistic_regression.py", "/logistic_regression.py"])
def test_a_tarball_that_leads_elsewhere_is_refused(collected, tarred, said, name):
    (refused,) = collected(tarred({name: WORK}), "a.tar.gz")
    assert "leads out of" in said(refused)


def test_a_tar_bomb_ends_at_the_limit(collected, tarred, said, monkeypatch):
    monkeypatch.setattr("grader.submissions.archives.MAX_TOTAL_BYTES", 2**20)
    (refused,) = collected(
        tarred({"kim/logistic_regression.py": WORK, "kim/x.bin": b"\0" * 2**22}), "a.tar.gz"
    )
    assert "larger than 1 MB" in said(refused)


def test_a_zip_with_an_endless_list_of_members_is_not_even_listed(collected, said):
    content = b"\0" * (20 * 2**20) + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 9, 9, 17 * 2**20, 0, 0)
    (refused,) = collected(content)
    assert "more than" in said(refused)


def test_a_password_is_said(collected, said):
    content = bytearray(stored_zip([(b"kim/logistic_regression.py", WORK.encode())]))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (refused,) = collected(bytes(content))
    assert "password" in said(refused)


def test_one_bad_member_costs_only_itself(collected, said):
    content = stored_zip(
        [(b"kim/logistic_regression.py", WORK.encode()), (b"lee/neural_network.py", NN.encode())]
    )
    kim, lee = collected(content.replace(WORK.encode(), WORK.encode().upper()))
    assert kim.programs == {}
    assert "could not be read" in said(kim)
    assert list(lee.programs) == ["neural_network"]


def test_a_student_with_a_refused_archive_does_not_stop_the_class(hand_in, units, zipped, said):
    root = hand_in(
        {
            "kim.zip": zipped({"../x.py": WORK}),
            "lee.zip": zipped({"neural_network.py": NN}),
            "choi.zip": b"PK\x03\x04 not really",
            "park.rar": "Rar!",
        }
    )
    by_student = {s.student: s for s in collect([root], units)}
    assert list(by_student["lee"].programs) == ["neural_network"]
    assert "refused" in said(by_student["kim"])
    assert "damaged" in said(by_student["choi"])
    assert "ask for a .zip" in said(by_student["park"])


def test_noise_in_an_archive_is_neither_read_nor_refused(collected, zipped):
    files = {
        "kim/logistic_regression.py": WORK,
        "__MACOSX/kim/._logistic_regression.py": "x",
        member("kim/venv/bin/python", LINK): "/usr/bin/python3",
    }
    (kim,) = collected(zipped(files))
    assert list(kim.programs) == ["logistic_regression"]


def test_one_students_bomb_inside_the_classs_archive_harms_nobody_else(
    collected, zipped, tarred, said, monkeypatch
):
    monkeypatch.setattr("grader.submissions.archives.MAX_NESTED_BYTES", 2**20)
    bomb = tarred({"logistic_regression.py": WORK, "x.bin": b"\0" * 2**22})
    kim, lee = collected(zipped({"kim.tar.gz": bomb, "lee.zip": zipped({"neural_network.py": NN})}))
    assert "larger than 1 MB" in said(kim)
    assert list(lee.programs) == ["neural_network"]


def test_many_nested_bombs_end_at_a_common_limit(collected, zipped, tarred, said, monkeypatch):
    monkeypatch.setattr("grader.submissions.archives.MAX_NESTED_BYTES", 2**20)
    monkeypatch.setattr("grader.submissions.archives.MAX_ALL_NESTED_BYTES", 3 * 2**20)
    bomb = tarred({"x.bin": b"\0" * 2**22})
    said_of = [said(s) for s in collected(zipped({f"{c}.tar.gz": bomb for c in "abcdef"}))]
    assert [("larger than" in s, "too large to be opened" in s) for s in said_of] == [(True, False)] * 3 + [
        (False, True)
    ] * 3


def test_a_member_too_large_is_not_unpacked(collected, zipped, said, monkeypatch):
    monkeypatch.setattr("grader.submissions.program.MAX_PYTHON_BYTES", 100)
    kim, lee = collected(zipped({"kim/logistic_regression.py": "#" * 101, "lee/neural_network.py": NN}))
    assert "too large to be opened" in said(kim)
    assert list(lee.programs) == ["neural_network"]
