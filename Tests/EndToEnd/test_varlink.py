"""The PyPI `varlink` client, which knows nothing of us, uses the daemon by what the daemon says of itself.

It takes parameters by position or by name, but not both in one call.
"""

import base64
import hashlib
import threading

from daemon import INTERFACE, START_SECONDS, Registry
from lives import life
from prove import equal, holds


def connect(registry):
    try:
        import varlink
    except ImportError:
        raise AssertionError("the client is missing: python3 -m pip install varlink") from None
    return varlink, varlink.Client(address=f"unix:{registry.socket}")


def test_introspection():
    """A stranger learns from the daemon who it is and what it understands."""
    with Registry().start() as registry:
        varlink, client = connect(registry)
        with client, client.open("org.varlink.service") as service:
            info = service.GetInfo()
            equal(sorted(info["interfaces"]), ["org.registryd.Registry", "org.varlink.service"])
            for member in ("vendor", "product", "version"):
                holds(info[member], f"GetInfo tells no {member}")
            for name in info["interfaces"]:
                interface = varlink.Interface(service.GetInterfaceDescription(name)["description"])
                equal(interface.name, name)
                holds(interface.get_description().strip(), "the interface is documented")
            methods = {name for name, member in interface.members.items() if type(member).__name__ == "_Method"}
            holds(methods, "methods were parsed")


def test_every_method():
    """The stranger's client calls every method of the interface and understands every answer."""
    with Registry().start() as registry:
        varlink, client = connect(registry)
        with client, client.open(INTERFACE) as registry_calls:
            called = {"Info", "Submit", "WhatIf", "Query", "Log", "Checkpoint", "Prove", "ProveConsistency", "Bundle",
                      "PutAttachment", "GetAttachment"}
            offered = {n for n, m in client.get_interface(INTERFACE).members.items() if type(m).__name__ == "_Method"}
            equal(offered, called, "methods offered and methods tried")
            info = registry_calls.Info()
            equal((info["info"]["commands"], info["info"]["writable"], info["size"]), (0, True, 1))
            reply = registry_calls.Submit(commands=life(1))
            equal([o["outcome"] for o in reply["outcomes"]], ["accepted"] * (len(life(1)) - 1) + ["refused"])
            equal(reply["outcomes"][-1]["rule"], "R9.2")
            checked = registry_calls.Submit(commands=life(2)[:2], check=True, atomic=False, expectedSize=reply["size"])
            equal(checked["size"], reply["size"], "size after a check")
            holds("seq" not in checked["outcomes"][0], "a checked command has no sequence number")
            tried = registry_calls.WhatIf(commands=life(2)[:2])
            equal(([outcome["outcome"] for outcome in tried["outcomes"]], tried["size"]), (["accepted"] * 2, reply["size"]))
            note = registry_calls.Checkpoint()["checkpoint"]
            equal(note.split("\n")[1], str(reply["size"]), "the size in the checkpoint")
            holds("c2sp.org/tlog-proof" in registry_calls.Prove(seq=3)["proof"], "a proof in the form of C2SP")
            equal(registry_calls.ProveConsistency(checkpoint=note)["oldSize"], reply["size"])
            result = registry_calls.Query(query={"query": "status", "spaceId": "sp-saishang-1", "on": "2025-03-01"})["result"]
            equal(result["titleStatus"], "revoked")
            lines = registry_calls.Log(**{"from": 2, "limit": 3})
            equal((len(lines["lines"]), lines["next"]), (3, 5))
            holds(registry_calls.Bundle(spaceId="sp-saishang-1")["bundle"], "a bundle")
            content = "租赁合同".encode() * 1000
            digest = hashlib.sha256(content).hexdigest()
            half = len(content) // 2
            part = registry_calls.PutAttachment(digest, len(content), 0, base64.b64encode(content[:half]).decode())
            equal((part["received"], part["complete"]), (half, False))
            part = registry_calls.PutAttachment(digest, len(content), half, base64.b64encode(content[half:]).decode())
            equal((part["received"], part["complete"]), (len(content), True))
            equal(base64.b64decode(registry_calls.GetAttachment(digest)["data"]), content, "attachment")


def test_errors():
    """Errors arrive under the names that the interface declares."""
    with Registry().start() as registry:
        varlink, client = connect(registry)
        with client, client.open(INTERFACE) as calls:
            for name, call in {
                "SizeDiffers": lambda: calls.Submit(commands=life(1)[:1], expectedSize=99),
                "QuestionRefused": lambda: calls.Query(query={"query": "weather"}),
                "NoSuchAttachment": lambda: calls.GetAttachment("0" * 64),
                "AttachmentRefused": lambda: calls.PutAttachment("0" * 64, 10, 5, ""),
            }.items():
                try:
                    call()
                except varlink.VarlinkError as error:
                    equal(error.error(), f"{INTERFACE}.{name}")
                else:
                    raise AssertionError(f"no {name}")


def test_follow():
    """A follower of the log is told each event as soon as it is recorded, and the same lines that a reader gets."""
    with Registry().start() as registry:
        _, client = connect(registry)
        seen, enough = [], threading.Event()

        def follow():
            with client.open(INTERFACE) as calls:
                for reply in calls.Log(follow=True, _more=True):
                    seen.extend(reply["lines"])
                    if len(seen) >= 6:
                        enough.set()
                        return

        follower = threading.Thread(target=follow, daemon=True)
        follower.start()
        with registry.client() as writer:
            for command in life(1)[:5]:
                writer.submit([command])
            holds(enough.wait(START_SECONDS), f"the follower was told of {len(seen)} events, 6 are recorded")
            equal(seen, writer.log())
