#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives the expansion in sim/laws/cornish.h, in exact rational arithmetic.

X binomial(n, p) or Poisson, span 1. By Euler-Maclaurin its distribution function at the half
integers is, to all orders, the formal Edgeworth series whose cumulant generating function is that
of X plus log((s/2)/sinh(s/2)): Sheppard's corrections with the sign of a sum
(kappa_2 - 1/12, kappa_4 + 1/120, kappa_6 - 1/252, ...). Inverting it (Cornish and Fisher 1938)
gives Q(z) with Q(Phi^-1(F(k))) = k + 1:

    Q = mean + 1/2 + sigma z + sum_j P_j(z; g, w) / sigma^j,
    sigma^2 = npq, g = q - p, w = pq, so g^2 = 1 - 4 w.

The even P_j carry a factor g. Poisson is w = 0, g = 1, sigma^2 = lambda. The script checks P_2
against Giles 2016 (ACM TOMS 42, Algorithm 955), and P_0, P_1 against the known two orders.

    python3 tests/reference/cornish.py [orders] [--c]"""
import sys
from fractions import Fraction as Q
from math import factorial


class Poly:
    """Polynomial in e = 1/sigma (cut above TOP), y, w and g (g^2 = 1 - 4 w)."""

    TOP = 7

    def __init__(self, terms=None):
        self.t = {k: v for k, v in (terms or {}).items() if v}

    @staticmethod
    def of(c, e=0, y=0, w=0, g=0):
        return Poly({(e, y, w, g): Q(c)})

    def __add__(self, other):
        t = dict(self.t)
        for k, v in other.t.items():
            t[k] = t.get(k, 0) + v
        return Poly(t)

    def scaled(self, c):
        return Poly({k: v * c for k, v in self.t.items()})

    def __mul__(self, other):
        t = {}
        for (e1, y1, w1, g1), a in self.t.items():
            for (e2, y2, w2, g2), b in other.t.items():
                e = e1 + e2
                if e > Poly.TOP:
                    continue
                y, w, g, c = y1 + y2, w1 + w2, g1 + g2, a * b
                if g < 2:
                    t[e, y, w, g] = t.get((e, y, w, g), 0) + c
                else:
                    t[e, y, w, 0] = t.get((e, y, w, 0), 0) + c
                    t[e, y, w + 1, 0] = t.get((e, y, w + 1, 0), 0) - 4 * c
        return Poly(t)

    def y_coefficients(self):
        out = {}
        for (e, y, w, g), c in self.t.items():
            out.setdefault(y, {})[e, 0, w, g] = c
        return {y: Poly(t) for y, t in out.items()}

    def at(self, inner):
        """The polynomial with y replaced by another one, by Horner's rule."""
        parts, value = self.y_coefficients(), Poly()
        for d in range(max(parts, default=0), -1, -1):
            value = value * inner + parts.get(d, Poly())
        return value


def cumulants(count):
    """kappa_r / sigma^2, r = 2 .. count: kappa_(r+1) = pq d(kappa_r)/dp, with dg/dp = -2,
    dw/dp = g, kappa_2 = n w; divided by n w throughout."""
    k = Poly.of(1)  # kappa_r / (n w)
    out = {2: k}
    for r in range(3, count + 1):
        d = Poly()  # d(w k)/dp, as kappa_r = n w k and pq d/dp of it over n w is d(w k)/dp
        for (_, _, w, g), c in k.t.items():
            w += 1
            d += Poly.of(c * w, w=w - 1, g=g) * Poly.of(1, g=1)
            if g:
                d += Poly.of(-2 * c * g, w=w, g=g - 1)
        k = d
        out[r] = k
    return out


def sheppard(count):
    """Coefficients of s^r / r! in log((s/2)/sinh(s/2)) = - sum B_2m s^2m / (2m (2m)!)."""
    b = [Q(1)]
    for m in range(1, count + 1):
        b.append(-sum(b[j] * Q(factorial(m + 1), factorial(j) * factorial(m + 1 - j))
                      for j in range(m)) / (m + 1))
    return {r: (-b[r] / r if r % 2 == 0 else Q(0)) for r in range(2, count + 1)}


def hermite(n):
    h = [Poly.of(1), Poly.of(1, y=1)]
    while len(h) <= n:
        h.append(Poly.of(1, y=1) * h[-1] + h[-2].scaled(-(len(h) - 1)))
    return h[n]


def edgeworth(top):
    """R with F = Phi(y) - phi(y) R(y): exp of the cumulant series, D^r -> He_(r-1)(y)."""
    kappa, shift = cumulants(top + 2), sheppard(top + 2)
    logc = {}
    for r in range(2, top + 3):
        c = Poly()
        if r > 2:
            c += Poly.of(1, e=r - 2) * kappa[r]
        if r <= top:
            c += Poly.of(shift[r], e=r)
        logc[r] = c.scaled(Q(1, factorial(r)))
    total, term = {}, {0: Poly.of(1)}
    for m in range(1, top + 1):
        product = {}
        for r1, a in term.items():
            for r2, b in logc.items():
                c = (a * b).scaled(Q(1, m))
                if c.t:
                    product[r1 + r2] = product.get(r1 + r2, Poly()) + c
        term = product
        for r, c in term.items():
            total[r] = total.get(r, Poly()) + c
    R = Poly()
    for r, c in total.items():
        R += c * hermite(r - 1)
    return R


def expansion(orders):
    """[P_0, .. P_orders]; y stands for z in them."""
    top = Poly.TOP = orders + 1
    R, h = edgeworth(top), Poly()
    # Phi(y - h) = Phi(y) - phi(y) sum_m h^m / m! He_(m-1)(y); solve for h
    for _ in range(top):
        power, rest = h, Poly()
        for m in range(2, top + 1):
            power = power * h
            rest += (power * hermite(m - 1)).scaled(Q(1, factorial(m)))
        h = R + rest.scaled(-1)
    u = Poly.of(1, y=1)  # z = y - h(y), so y = z + h(y)
    for _ in range(top):
        u = Poly.of(1, y=1) + h.at(u)
    out = [{} for _ in range(orders + 1)]
    for (e, y, w, g), c in u.t.items():
        if e:
            out[e - 1][y, w, g] = c
    return out


def check(P):
    assert P[0] == {(2, 0, 1): Q(1, 6), (0, 0, 1): Q(-1, 6)}
    assert P[1] == {(1, 0, 0): Q(-1, 36), (1, 1, 0): Q(7, 36), (3, 0, 0): Q(-1, 72),
                    (3, 1, 0): Q(-1, 36)}
    poisson = {y: c for (y, w, _), c in P[2].items() if w == 0}
    assert poisson == {0: Q(-8, 405), 2: Q(7, 810), 4: Q(1, 270)}


def main():
    arguments = [a for a in sys.argv[1:] if a != "--c"]
    P = expansion(int(arguments[0]) if arguments else 6)
    check(P)
    for j, p in enumerate(P):
        assert all(g == (j + 1) % 2 for (_, _, g) in p)
        print("P_%d%s" % (j, "" if j % 2 else " / g"))
        for y in sorted({k[0] for k in p}):
            row = sorted((w, c) for (d, w, _), c in p.items() if d == y)
            print("  z^%d: " % y + ", ".join(
                ("%r" % float(c) if "--c" in sys.argv else "%s" % c) + (" w^%d" % w if w else "")
                for w, c in row))


if __name__ == "__main__":
    main()
