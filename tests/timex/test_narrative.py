"""Wars told year by year, in our own words, and the values their dates have in narrative style."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.timex import find_timexes

WRITTEN = dt.date(2012, 5, 3)

TOLD = {
    "a siege, and what followed it": (
        "The Harbour War began on 1 September 1921, when the fleet crossed the strait. By 14 September the capital was "
        "cut off. On 3 November the garrison gave up. The following spring a relief force landed. In June the siege "
        "was broken. Two years later, peace was made.",
        "1921-09-01 1921-09-14 1921-11-03 1922-SP 1922-06 1924",
    ),
    "an invasion": (
        "In early 1940 the front was quiet. By mid-June 1941 three armies stood at the border. On 22 June they "
        "attacked. On the morning of 6 July the bridge fell. That autumn the rains came. The next day the road was "
        "cut. From June 1941 to May 1945 the country was occupied.",
        "1940 1941-06 1941-06-22 1941-07-06TMO 1941-FA 1941-07-07 1941-06 1945-05",
    ),
    "decades and centuries": (
        "During the 1930s and in the late 19th century the border was disputed. In the second half of the 16th century "
        "it had been a river. The raids of 12–16 October 1944 settled it. On 7 December 1941, the port was bombed. "
        "The night of 9/10 March 1945 was the worst.",
        "193 18 15 1944-10-12 1944-10-16 1941-12-07 1945-03-09TNI",
    ),
    "trenches": (
        "In 1914 the king mobilised. In August, the army marched. Between 5 and 12 September it fell back. By the end "
        "of the year the front was fixed. In February 1915 gas was used. In the spring of 1915 the attack was renewed. "
        "On 25 April troops landed. They withdrew in January 1916.",
        "1914 1914-08 1914-09-05 1914-09-12 1914 1915-02 1915-SP 1915-04-25 1916-01",
    ),
    "an age before the calendar": (
        "The Second Salt War broke out in 218 BC. In 216, the allies were beaten. In the spring of that year the city "
        "had closed its gates. The following year the king changed sides. Ten years later the general sailed home. In "
        "August the fleet sank. By 202 the war was over. A third war lasted from 149 to 146 BC. The consul was stabbed "
        "on 15 March 44 BC, in the 1st century BC. In AD 70 the temple fell.",
        "BC0218 BC0216 BC0216-SP BC0216 BC0215 BC0205 BC0205-08 BC0202 BC0149 BC0146 BC0044-03-15 BC00 0070",
    ),
    "declarations": (
        "On July 28, 1914, war was declared. On August 1 the neighbour followed. Two days later, the ally was in it. "
        "The same day the plain was invaded. On August 4, the island joined. The next month the advance was stopped. "
        "By Christmas nothing had moved.",
        "1914-07-28 1914-08-01 1914-08-03 1914-08-03 1914-08-04 1914-09 1914-12-25",
    ),
    "a revolt": (
        "The revolt started in March 1990. In the summer of that year it spread. By late September, the rebels held "
        "the north. On the night of 4 October they crossed the river. In 1991, talks began. In May of the same year a "
        "truce was signed. That same month the observers came. In the first months of 1992 it broke.",
        "1990-03 1990-SU 1990-09 1990-10-04TNI 1991 1991-05 1991-05 1992",
    ),
    "hours and weekdays": (
        "At 05:30 on 10 May 1940 the gliders landed. At dawn on 13 May the river was crossed. On the evening of 15 May "
        "the line was broken. The following morning the general resigned. On Sunday, 19 May the attack failed.",
        "1940-05-10T05:30 1940-05-13TMO 1940-05-15TEV 1940-05-16TMO 1940-05-19",
    ),
    "two winters": (
        "Fighting went on through the winter of 1942–43. On 2 February 1943, the last pocket gave up. In March, the "
        "enemy retook the town. The lull lasted from April to June. The offensive of 5 July was called off on the "
        "13th. In the first week of August the city fell. In the autumn the army reached the river. By the following "
        "January the siege was lifted. That March, a second town fell.",
        "1942-WI 1943-02-02 1943-03 1943-04 1943-06 1943-07-05 1943-07-13 1943-W31 1943-FA 1944-01 1944-03",
    ),
    "crossings": (
        "On the night of 18 April 1775 riders set out. The next day shots were fired. On June 17 the hill was stormed. "
        "In March of 1776 the town was left. On the night of December 25–26, 1776, the river was crossed. Eight days "
        "later the town was won. From December 1777 to June 1778 the army wintered. On March 28-April 2, 1781, it "
        "rained. The last ships left in November that year.",
        "1775-04-18TNI 1775-04-19 1775-06-17 1776-03 1776-12-25TNI 1777-01-02 1777-12 1778-06 1781-03-28 1781-04-02 "
        "1781-11",
    ),
    "what is told in passing": (
        "War broke out on 28 July 1914. The plans had been drawn up in 1905. By October, the front was fixed. It was the "
        "worst fighting since 1871. In December the guns fell silent. The winter of 1916–17 was hard. It ended on March "
        "13. April 1917 was mild. The lean years 1919–22 followed.",
        "1914-07-28 1905 1914-10 1871 1914-12 1916-WI 1917-03-13 1917-04 1919 1922",
    ),
    "the same moment told twice": (
        "The rising began on the evening of Saturday, 23 October 1954. By the morning of the 24th, troops were there. "
        "In 1989, thirty-five years later, it was told. On the night of 13–14 November 1942 two fleets met. The next "
        "night they met again. In the autumn of 490 BC an army landed. Ten years later, in 480 BC, the king came. The "
        "following summer he left.",
        "1954-10-23TEV 1954-10-24TMO 1989 1989 1942-11-13TNI 1942-11-14TNI BC0490-FA BC0480 BC0480 BC0479-SU",
    ),
    "une bataille": (
        "En 1916, l'offensive débuta le 21 février. Le 3 mars, le village fut perdu. Au printemps, les renforts "
        "arrivèrent. Deux ans plus tard, la guerre prit fin. Le 8 août 1918, le front céda. Le 29 septembre, l'allié "
        "demanda la paix. Le même mois, le gouvernement tomba. En novembre, l'armistice fut signé. L'année suivante, "
        "la paix fut conclue.",
        "1916 1916-02-21 1916-03-03 1916-SP 1918 1918-08-08 1918-09-29 1918-09 1918-11 1919",
    ),
    "une campagne": (
        "La capitale tomba le 14 juin 1940. Quatre jours plus tard, un appel fut lancé. Le 22, l'armistice fut signé. "
        "L'hiver suivant fut rude. Dans la nuit du 5 au 6 juin 1944, la flotte prit la mer. Fin août, la ville fut "
        "libérée. En avril suivant, la paix était proche. Le 2 mai suivant, les armes se turent.",
        "1940-06-14 1940-06-18 1940-06-22 1940-WI 1944-06-05TNI 1944-08 1945-04 1945-05-02",
    ),
    "une guerre d'avant notre ère": (
        "De 264 à 241 av. J.-C., on se battit en mer. Au printemps 218 av. J.-C., il partit. En 216, il vainquit. "
        "L'année suivante, les alliés changèrent de camp. En août, la flotte sombra.",
        "BC0264 BC0241 BC0218-SP BC0216 BC0215 BC0215-08",
    ),
}


@pytest.mark.parametrize("title", TOLD)
def test_history_is_told_year_by_year(title: str) -> None:
    text, values = TOLD[title]
    language = "fr" if title.startswith("une ") else "en"
    assert [timex.value for timex in find_timexes(text, language, WRITTEN, "narrative")] == values.split()


def test_a_number_alone_is_no_year_in_news() -> None:
    text = "The first war began in 264 BC. In 241 the price was paid."
    assert [timex.value for timex in find_timexes(text, "en", WRITTEN)] == ["BC0264"]
