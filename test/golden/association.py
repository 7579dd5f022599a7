"""p-values of SciPy for src/core/profile/association-test.test.ts: /usr/bin/python3 test/golden/association.py > test/golden/association.json"""

import json,numpy as np
from scipy import stats
out={"tail":[[x,df,float(stats.chi2.sf(x,df))] for x,df in [(0.5,1),(3.84,1),(30,1),(2.0,2),(11.07,5),(40,24),(10,24),(300,160),(120,161)]]}
t=[[30,14,22],[18,25,40],[9,31,12]]
out["table"]={"counts":t,"p":float(stats.chi2_contingency(t,correction=False)[1])}
y=[[3,6],[7,2]]
out["yates"]={"counts":y,"p":float(stats.chi2_contingency(y,correction=True)[1])}
z=[(0.3,50),(-0.08,900),(0.01,100)]
out["correlation"]=[[r,n,float(2*stats.norm.sf(abs(np.arctanh(r))*np.sqrt(n-3)))] for r,n in z]
print(json.dumps(out))
