# Reads finished trials and a seed, and prints the parameters that Optuna draws next in groups.
import json
import sys
import warnings

import optuna
from optuna.distributions import FloatDistribution

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
asked = json.load(sys.stdin)
space = {name: FloatDistribution(low, high, log=log) for name, (low, high, log) in asked["space"].items()}
sampler = optuna.samplers.TPESampler(seed=asked["seed"], multivariate=True, group=True)
study = optuna.create_study(sampler=sampler)
for trial in asked["trials"]:
    study.add_trial(
        optuna.trial.create_trial(params=trial["params"], distributions={name: space[name] for name in trial["params"]}, value=trial["value"])
    )
print(json.dumps(study.ask(space).params))
