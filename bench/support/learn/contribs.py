"""Trains XGBoost once, writes its trees, then explains rows on one thread, once for each line of standard input."""
import json
import sys
import time

import numpy as np
import xgboost

job = json.loads(sys.argv[1])
X = np.fromfile(job["X"], dtype=np.float32).reshape(job["nFeatures"], job["n"]).T.copy()
y = np.fromfile(job["y"], dtype=np.float64)
params = {"max_depth": job["depth"], "objective": "binary:logistic", "tree_method": "hist", "seed": 0}
booster = xgboost.train(params, xgboost.DMatrix(X, label=y), job["trees"])
booster.set_param({"nthread": 1})
with open(job["dump"], "w") as file:
    file.write("[" + ",".join(booster.get_dump(with_stats=True, dump_format="json")) + "]")
parts = {"values": xgboost.DMatrix(X[: job["nRows"]]), "pairs": xgboost.DMatrix(X[: job["nPairRows"]])}
print(json.dumps({"version": xgboost.__version__}), flush=True)
for line in sys.stdin:
    what = line.strip()
    wall, cpu = time.perf_counter(), time.process_time()
    kind = {"pred_contribs": True} if what == "values" else {"pred_interactions": True}
    result = booster.predict(parts[what], **kind)
    times = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    result.astype(np.float64).tofile(job["answer"])
    print(json.dumps(times), flush=True)
