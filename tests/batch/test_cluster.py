"""A cluster and a store elsewhere, started for real: Dask's scheduler and two workers, an S3 server."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from kpudocs.batch import run_batch
from kpudocs.batch.run import manifest_path
from kpudocs.errors import FileExists, UsageError
from tests.batch.office import Office, rows

ONLY = {"ragam": ("asli",), "formats": ("docx",)}
BUCKET = "s3://wadah/hasil"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """A bucket on this machine's loopback."""
    import boto3
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()  # another test's server had another port, and moto keeps its buckets
    urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()
    client = boto3.client("s3")
    client.create_bucket(Bucket="wadah")
    try:
        yield client
    finally:
        client.close()
        server.stop()


@pytest.mark.filterwarnings("ignore")  # what Dask and its loop warn of at their end is not ours
def test_a_worker_of_a_cluster_is_killed(office: Office) -> None:
    """Two workers of Dask, one killed while it works: nothing is lost, nothing is twice."""
    from distributed import LocalCluster

    office.put(rows(60))
    killed: list[tuple[int, int]] = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:

        def kill_one(made: int, failed: int, planned: int) -> None:
            if not killed:
                killed.append((next(iter(cluster.workers.values())).pid, made))
                os.kill(killed[0][0], signal.SIGKILL)

        summary = run_batch(
            office.naskah, office.data, office.out, executor=cluster.scheduler_address, on_progress=kill_one, **ONLY
        )
    alone = run_batch(office.naskah, office.data, office.folder / "lain", workers=1, **ONLY)

    assert 0 < killed[0][1] < 60
    assert (60, 60, 0) == (summary.planned, summary.made, summary.failed) == (alone.planned, alone.made, alone.failed)
    assert list(range(2, 62)) == [int(line["baris"].rpartition(" ")[2]) for line in office.report()]
    assert office.contents() == {path.name: path.read_bytes() for path in (office.folder / "lain").glob("*.docx")}


def test_outputs_go_to_a_bucket(office: Office, s3: object) -> None:
    """With the report; a run that goes on makes what is new, and what somebody put there stays."""
    office.put(rows(3))
    client: object = s3
    run_batch(office.naskah, office.data, BUCKET, **ONLY)
    client.put_object(Bucket="wadah", Key="hasil/00005-2026kpt004-asli.docx", Body=b"orang lain")  # type: ignore[attr-defined]
    office.put([*rows(4), (5, "Desa E", "Eka")])
    summary = run_batch(office.naskah, office.data, BUCKET, resume=True, **ONLY)
    found = client.list_objects_v2(Bucket="wadah")["Contents"]  # type: ignore[attr-defined]

    assert (5, 4, 1, 2) == (summary.planned, summary.made, summary.failed, summary.new)
    assert [
        *(f"hasil/0000{n + 1}-2026kpt00{n}-asli.docx" for n in range(1, 6)),
        "hasil/laporan.jsonl",
    ] == [one["Key"] for one in found if not one["Key"].endswith(".bukti.json")]
    assert f"{BUCKET}/laporan.jsonl" == summary.report
    assert manifest_path(BUCKET, office.data).exists()


@pytest.mark.filterwarnings("ignore")
def test_workers_of_a_cluster_write_to_a_bucket(office: Office, s3: object) -> None:
    """Each by itself; what stands there is what one process would have put there."""
    from distributed import LocalCluster

    client: object = s3
    office.put(rows(12))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        summary = run_batch(office.naskah, office.data, BUCKET, executor=cluster.scheduler_address, **ONLY)
    run_batch(office.naskah, office.data, office.out, workers=1, **ONLY)
    found = client.list_objects_v2(Bucket="wadah")["Contents"]  # type: ignore[attr-defined]
    names = [one["Key"].removeprefix("hasil/") for one in found if one["Key"].endswith(".docx")]
    contents = [client.get_object(Bucket="wadah", Key=f"hasil/{name}")["Body"].read() for name in names]  # type: ignore[attr-defined]

    assert (12, 12, 0) == (summary.planned, summary.made, summary.failed)
    assert office.contents() == dict(zip(names, contents, strict=True))


def test_a_joined_file_goes_to_a_bucket(office: Office, s3: object) -> None:
    """Put there whole, by parts that the bucket's server puts together; what somebody put there stays."""
    client: object = s3
    office.put(rows(3))
    options = {"ragam": ("asli",), "formats": ("pdf",), "merge": f"{BUCKET}/g.pdf"}
    summary = run_batch(office.naskah, office.data, BUCKET, **options)
    content = client.get_object(Bucket="wadah", Key="hasil/g.pdf")["Body"].read()  # type: ignore[attr-defined]
    client.put_object(Bucket="wadah", Key="hasil/g.pdf", Body=b"orang lain")  # type: ignore[attr-defined]

    assert summary.joined is not None and ((f"{BUCKET}/g.pdf",), 3) == (summary.joined.files, summary.joined.parts)
    assert content.startswith(b"%PDF") and content.endswith(b"%%EOF\n")
    with pytest.raises(FileExists):
        run_batch(office.naskah, office.data, BUCKET, resume=True, **options)


def test_outputs_go_to_memory(office: Office) -> None:
    """Which only this process can see, so that it works alone."""
    import fsspec

    office.put(rows(3))
    summary = run_batch(office.naskah, office.data, "memory://kpudocs-hasil", workers=2, **ONLY)

    assert (3, 0) == (summary.made, summary.processes)
    assert 7 == len(fsspec.filesystem("memory").ls("/kpudocs-hasil"))


@pytest.mark.parametrize("out", ["tidakada://wadah", "s4://wadah/hasil"])
def test_an_address_of_no_known_kind(out: str, office: Office) -> None:
    """Told as wrong usage, and nothing counts as failed."""
    office.put(rows(3))

    with pytest.raises(UsageError, match="belum dapat dipakai di sini"):
        run_batch(office.naskah, office.data, out, **ONLY)
