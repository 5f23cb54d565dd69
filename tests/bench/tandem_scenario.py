#!/usr/bin/env python3
"""Writes the tandem flow of tandem.hpp as a scenario.

Usage: tandem_scenario.py LOTS STAGES    prints YAML
"""

import datetime
import sys

START = datetime.date(2026, 1, 1)
MAX_YEARS = 200


def end_for(lots, stages):
    """A date by which all lots are through: the mean span plus a tenth, and a day per stage."""
    days = int(lots * 1.1 / 24) + 30 + 2 * stages
    end = START + datetime.timedelta(days=days)
    if end.year - START.year >= MAX_YEARS:
        raise SystemExit(f"tandem_scenario.py: error: {lots} lots take more than {MAX_YEARS} years")
    return end


def places(stages):
    """Own place per stage, so that each hand-over takes a lane; without a platform there would be one place."""
    hosts = [f'    <host id="p{k}" speed="1f"><prop id="coordinates" value="{k * 0.01:.2f} 0"/></host>'
             for k in range(1, stages + 2)]
    return "\n".join(['<?xml version="1.0"?>',
                      '<!DOCTYPE platform SYSTEM "https://simgrid.org/simgrid.dtd">',
                      '<platform version="4.1">', '  <zone id="world" routing="None">', *hosts, "  </zone>",
                      "</platform>", ""])


def scenario(lots, stages, platform):
    stage_numbers = range(1, stages + 1)
    products = [f"  w{k}: {{unit: piece{f', bom: {{w{k - 1}: 1}}' if k > 1 else ''}}}" for k in stage_numbers]
    plants = [f"  s{k}: {{place: p{k}, lines: 4, plan: {{kind: full}}, allocation: {{start: fcfs}}, every: event, "
              f"makes: {{w{k}: {{process_time: {{exponential: 3.6 hours}}}}}}}}" for k in stage_numbers]
    lanes = [f"  l{k}: {{from: p{k}, to: p{k + 1}, mode: road, transit: 2 hours}}" for k in stage_numbers]
    return "\n".join([
        "schema: 1", "name: tandem", f"title: {lots} lots through {stages} stages",
        f"start: {START}", f"end: {end_for(lots, stages)}", f"platform: {platform}",
        "products:", *products, "plants:", *plants, "lanes:", *lanes,
        "customers:",
        f"  shop: {{place: p{stages + 1}, orders: {{every: {{exponential: 1 hour}}, product: w{stages}, "
        f"from: s{stages}, count: {lots}}}}}", ""])


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    sys.stdout.write(scenario(int(sys.argv[1]), int(sys.argv[2]), "tandem.xml"))


if __name__ == "__main__":
    main()
