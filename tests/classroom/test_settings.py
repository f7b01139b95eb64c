"""Settings come from the environment; a bad one is refused by name."""

from __future__ import annotations

import dataclasses
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from classroom.app import create_app
from classroom.config import Settings
from classroom.errors import BadSetting
from tests.classroom.conftest import settings


def test_an_empty_environment_gives_a_site_on_one_machine(tmp_path):
    found = Settings.from_environment(tmp_path / "instance", {})

    assert found.database_url == f"sqlite:///{tmp_path / 'instance' / 'recoupe.sqlite'}"
    assert found.https is True
    assert found.proxies == 0


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = Settings.from_environment(tmp_path, {})
    second = Settings.from_environment(tmp_path, {})

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(8) as starting:
        found = list(starting.map(lambda _n: Settings.from_environment(tmp_path, {}).secret_key, range(40)))

    assert len(set(found)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_only_its_owner_sees_into_the_instance_folder(tmp_path):
    Settings.from_environment(tmp_path / "instance", {})

    assert stat.S_IMODE((tmp_path / "instance").stat().st_mode) == 0o700


def test_a_secret_key_of_the_environment_wins_and_is_not_kept(tmp_path):
    found = Settings.from_environment(tmp_path, {"RECOUPE_SECRET_KEY": "s" * 40})

    assert found.secret_key == "s" * 40
    assert not (tmp_path / "secret-key").exists()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("RECOUPE_TIMEZONE", "Europe/Atlantide"),
        ("RECOUPE_TIMEZONE", "../../etc/passwd"),
        ("RECOUPE_HTTPS", "yes"),
        ("RECOUPE_PROXIES", "-1"),
        ("RECOUPE_PROXIES", "many"),
        ("RECOUPE_SECRET_KEY", "short"),
        ("RECOUPE_DATABASE_URL", "somewhere"),
        ("RECOUPE_DATABASE_URL", "mysql://school/recoupe"),
    ],
)
def test_a_bad_setting_is_refused_by_name(tmp_path, variable, value):
    with pytest.raises(BadSetting, match=variable):
        Settings.from_environment(tmp_path, {variable: value})


@pytest.mark.parametrize("address", ["redis://127.0.0.1:1/0", "mysql://127.0.0.1/queue", "queue"])
def test_a_queue_that_cannot_be_opened_is_refused_by_name(tmp_path, address):
    chosen = dataclasses.replace(settings(tmp_path), queue_url=address)

    with pytest.raises(BadSetting, match="RECOUPE_QUEUE_URL"):
        create_app(chosen, TESTING=True)


def test_a_kept_key_that_was_emptied_is_refused(tmp_path):
    (tmp_path / "secret-key").write_text("")

    with pytest.raises(BadSetting, match="secret-key"):
        Settings.from_environment(tmp_path, {})
