"""Contracts of pipe works and stages of programmes, from tables with Chinese headings."""

from pathlib import Path

from planner.scenario.contracts import PipeContract
from planner.scenario.stages import Stages
from tests.scenario.written import MINIMAL, error, scenario


def test_contracts(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        MINIMAL + "works: w.csv\ncontracts: k.csv\n",
        (),
        w="小区,类型,费用（万元）\nA,gas,10\n",
        k="小区编码,管线,勘察单位,设计单位,施工单位,监理单位,申报年度\nA,燃气,甲院,乙院,丙公司,,2026\n",
    )
    assert found.contracts == (
        PipeContract(
            community="A", work="gas", survey="甲院", design="乙院", contractor="丙公司", requested=2026
        ),
    )


def test_stages(tmp_path: Path) -> None:
    yaml = MINIMAL + "programmes: p.csv\nstages: s.csv\n"
    programmes = "专项,年份,小区,小区外,出资单位\n塘河,2026,A,是,水利局\n"
    found = scenario(
        tmp_path,
        yaml,
        (),
        p=programmes,
        s="专项,规划同步,审批同步,设计同步,施工同步,交付同步,立项计划,立项实际\n"
        "塘河,是,是,否,,是,2026-01-31,2026-02-01\n",
    )
    assert found.stages == (
        Stages(
            programme="塘河",
            in_sync=frozenset({"planned", "approved", "handed_over"}),
            due={"initiation": "2026-01-31"},
            done={"initiation": "2026-02-01"},
        ),
    )
    assert (found.programmes[0].outside, found.programmes[0].owner, found.programmes[0].digs) == (
        True,
        "水利局",
        False,
    )
    wrong = error(tmp_path, yaml, p=programmes, s="专项,规划同步\n塘湖,是\n")
    assert "a known special programme" in str(wrong)
