"""The corpus covers every class of attack that is known, and says of each attempt what it tries."""

CLASSES = """
lying objects; sloppy comparison; patching; walking; reading; module shadowing; editing visible tests; input mutation;
aliases and lazy values; leaving; acting later; infinite loops; fork bombs; memory bombs; disk floods; output floods;
deep recursion; huge integers; hostile exceptions; hidden tracebacks; forged output; forged frames;
handles of another session; descriptors left open; daemons; abstract sockets; shared memory and IPC; file locks; network;
/proc; nested user namespaces; signals; processes; writing; between submissions; leaks by messages; hard-coding;
trivial helpers; broken files
"""


def test_every_known_class_of_attack_is_there(corpus):
    found = {attack.kind for attacks in corpus.values() for attack in attacks}
    assert found == {" ".join(name.split()) for name in CLASSES.split(";")}


def test_there_are_many_and_each_has_a_name_of_its_own(corpus):
    for attacks in corpus.values():
        assert len({attack.name for attack in attacks}) == len(attacks)
    assert sum(map(len, corpus.values())) >= 120
