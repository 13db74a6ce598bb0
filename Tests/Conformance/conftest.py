import os
import shutil
import sys
import time

import pytest

sys.path.insert(0, os.path.dirname(__file__))

from kakou_client.service import Kakou, Service  # noqa: E402
from kakou_client.world import World  # noqa: E402


def pytest_configure(config):
    config.addinivalue_line("markers", "late(seconds): needs something prepared at least so long before")
    config.addinivalue_line("markers", "last: after everything else")


def pytest_collection_modifyitems(items):
    def rank(item):
        if item.get_closest_marker("last"):
            return (2, 0)
        late = item.get_closest_marker("late")
        return (1, late.args[0]) if late else (0, 0)

    items.sort(key=rank)


@pytest.fixture(scope="session")
def kakou():
    path = os.environ.get("KAKOU") or shutil.which("kakou")
    if not path or not os.access(path, os.X_OK):
        pytest.skip("KAKOU=/path/to/kakou is not set")
    return Kakou(path)


@pytest.fixture(scope="session")
def service(kakou, tmp_path_factory):
    folder = tmp_path_factory.mktemp("service") / "data"
    folder.mkdir()
    made = Service(kakou, folder).start()
    yield made
    if made.alive:
        made.stop()


@pytest.fixture(scope="session")
def w(service, request):
    world = World(service)
    world.samples = service.admin_json("people", "list")
    world.stock("00", "10", 900)
    for grade in ("01", "10", "11", "20"):
        world.stock(grade, "10", 30)
    if any(i.get_closest_marker("late") for i in request.session.items):
        from late_seeds import plant
        world.seeds = plant(world)
    return world


class Seed:
    """Something made early for a case that must wait."""

    def __init__(self, make):
        self.fault = self.value = None
        try:
            self.value = make()
        except Exception as fault:  # told in the case that needs it
            self.fault = fault
        self.born = time.monotonic()


@pytest.fixture
def seed(w, request):
    """The prepared value, once it is as old as the case's mark says."""
    def get(name):
        # The longest lives here are 300 s; on a slow machine the other cases may have taken as long. One more planting then
        # serves all that are left.
        if time.monotonic() - w.seeds[name].born > 240:
            from late_seeds import plant
            w.seeds = plant(w)
        s = w.seeds[name]
        if s.fault:
            raise s.fault
        age = request.node.get_closest_marker("late").args[0]
        time.sleep(max(0, s.born + age - time.monotonic()))
        return s.value

    return get
