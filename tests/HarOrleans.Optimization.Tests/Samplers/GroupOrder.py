# Reads sets of parameter names and prints, after each, the groups that Optuna has; each ten sets are a study of their own.
import json
import sys

from optuna.distributions import FloatDistribution

try:
    from optuna.search_space import _SearchSpaceGroup
except ImportError:
    from optuna.samplers._search_space.group_decomposed import _SearchSpaceGroup

answers = []
for place, names in enumerate(json.load(sys.stdin)):
    if place % 10 == 0:
        group = _SearchSpaceGroup()
    group.add_distributions({name: FloatDistribution(0, 1) for name in names})
    answers.append(["".join(sorted(space)) for space in group.search_spaces])
print(json.dumps(answers))
