"""What the literature says of the global minima, with the digits that it gives.

Heights and places are those of Surjanovic & Bingham, Virtual Library of Simulation Experiments, of
Jamil & Yang 2013 and of MathWorks; the condition number is that of the Hessian at the first place.
"""

from dataclasses import dataclass

TABLE = """
ackley            0          -     0 0
beale             0          162   3 0.5
bohachevsky_1     0          2.3   0 0
booth             0          9     1 3
branin            0.397887   -     -3.14159 12.275  3.14159 2.275  9.42478 2.475
bukin_n_6         0          -     -10 1
cross_in_tray     -2.06261   -     1.3494 1.3494  -1.3494 1.3494  1.3494 -1.3494  -1.3494 -1.3494
de_jong_5         0.998004   -     -31.978 -31.978
dixon_price       0          20.5  1 0.70711  1 -0.70711
drop_wave         -1         -     0 0
easom             -1         -     3.14159 3.14159
eggholder         -959.6407  -     512 404.2318
elongated_bowl    0          20    0 0
goldstein_price   3          -     0 -1
griewank          0          -     0 0
himmelblau        0          -     3 2  -2.8051 3.1313  -3.7793 -3.2832  3.5844 -1.8481
holder_table      -19.2085   -     8.0550 9.6646  -8.0550 9.6646  8.0550 -9.6646  -8.0550 -9.6646
langermann        -4.15581   -     2.7934 1.5972
levy              0          -     1 1
levy_n_13         0          90    1 1
matyas            0          25    0 0
mccormick         -1.9132    2.3   -0.5472 -1.5472
michalewicz       -1.8013    -     2.2029 1.5708
peaks             -6.5511    -     0.2283 -1.6255
perm              0          -     1 2
rastrigin         0          -     0 0
rosenbrock        0          2508  1 1
schaffer_n_2      0          -     0 0
schaffer_n_4      0.292579   -     0 1.25313  0 -1.25313  1.25313 0  -1.25313 0
schwefel          0.000025   -     420.9687 420.9687
shubert           -186.7309  -     -7.0835 4.8580  -1.4251 -0.8003  5.4828 4.8580
six_hump_camel    -1.0316    2.1   0.0898 -0.7126  -0.0898 0.7126
sphere            0          1     0 0
styblinski_tang   -78.3323   -     -2.9035 -2.9035
three_hump_camel  0          2.8   0 0
trid              -2         3     2 2
zakharov          0          2.25  0 0
"""


@dataclass(frozen=True)
class Published:
    """Numbers as they are printed: exact if whole, else to about their last digit."""

    height: str
    condition: str | None
    points: tuple[tuple[str, str], ...]


def _read(line: str) -> tuple[str, Published]:
    identifier, height, condition, *places = line.split()
    points = tuple(zip(places[::2], places[1::2], strict=True))
    return identifier, Published(height, None if condition == "-" else condition, points)


def slack(printed: str) -> float:
    """How far a number may be from the printed one: 1 in the last place, nothing if it is whole."""
    whole, _, decimals = printed.partition(".")
    return 1.01 * 10.0 ** -len(decimals) if decimals else 1e-12 * max(1.0, abs(float(whole)))


PUBLISHED = dict(_read(line) for line in TABLE.strip().split("\n"))
