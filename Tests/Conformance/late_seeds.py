"""What the late cases need to have been made early."""

from conftest import Seed
from kakou_client.wire import c17, new_id


def plant(w):
    """name -> Seed; each made now, so that it is old when its case comes."""
    seeds = {}

    def make(name):
        def take(function):
            seeds[name] = Seed(function)
            return function
        return take

    gate, desk = w.gate, w.desk

    make("verify-serial")(lambda: w.serial(gate, 1))
    make("verify-serial-batch")(lambda: w.serial(gate, 1))
    make("make-serial")(lambda: w.serial(desk, 0))
    make("self-serial")(lambda: w.serial(desk, 0))
    for name in ("expired-online", "expired-card", "expired-alive-then", "expired-elapsed-then", "expired-batch", "expired-red"):
        def short(grade="10" if name == "expired-red" else "00"):
            p = w.person(grade)
            return p, w.code(p, qrCodeDuration=30, availableTimes=5), c17()
        make(name)(short)
    make("default-life")(lambda: w.code(w.person()))
    make("long-life")(lambda: w.code(w.person(), qrCodeDuration=300))
    make("printed")(lambda: w.printed(w.person())["codeContent"])

    def used(times):
        def inner():
            code, place = w.code(w.person(), qrCodeDuration=300, availableTimes=times), w.place(gate)
            assert w.scan(code, checkpoint=place).code == "0"
            return code, place
        return inner

    make("used-single")(used(1))
    make("used-twice")(used(2))

    def seen_person():
        p, place = w.person(), w.place(gate)
        assert w.scan(w.code(p), checkpoint=place).code == "0"
        return p, place

    make("seen-person")(seen_person)

    def answered(**more):
        def inner():
            members = w.scan_members(gate, w.code(w.person(), qrCodeDuration=30), **more)
            return members, gate.call("I6", members)
        return inner

    make("answered-then-expired")(answered())
    make("answered-amend-late")(answered())
    make("answered-deferred-late")(answered())
    make("token")(lambda: w.scan(w.code(w.person())))

    def looked():
        seen = w.scan(w.code(w.person()))
        members = {"bizExtData": seen["bizExtData"], "purpose": "02", "requestId": new_id()}
        assert gate.call("I3", members).code == "0"
        return members

    make("looked")(looked)

    def drained():
        device = w.service.enrol("gate")
        w.service.admin("device", "revoke", device.sn)
        return device, w.apply(device, 1)["bizSerialNum"]

    make("revoked-serial")(drained)
    return seeds
