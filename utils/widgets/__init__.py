"""Things to drag: each widget runs on the page, in JavaScript, so it answers at once, and needs no kernel once shown.

    from utils import widgets

    widgets.traversal(infogan)              # a trained InfoGAN: turn its codes, and see what Q reads back
    widgets.entropy_bars([1/2, 1/4, 1/4])   # drag the bars of p, watch H(p)
    widgets.divergences(p, q)               # drag p and q, watch both KL divergences and the JSD
    widgets.joint_table(p_xy)               # drag the cells, watch the information diagram
    widgets.bumps()                         # pull two bumps apart, watch JSD stop noticing
    widgets.code_channel(p_x_given_c)       # a code and its picture: I(c;x), and InfoGAN's bound on it
    widgets.plane()                         # a GAN in the plane that trains on the page; widgets.plane_codes(): with a code

One asks Python again and again, and plays a recording where no kernel runs (`make site` records one):

    widgets.explore(draw, c=widgets.slider(0.5, 0, 1, 0.05))    # a picture that Python draws again for each value

All but the first and `explore` ask for a prediction before they show the answer; `predict=False` shows it at once.
The page's part of each is a .js file in this folder, and what they share is in shared/; `npm run build` bundles each into one module.
What you set comes back to Python as
traits, on release: `w = widgets.traversal(infogan)`, then `w.c2`; and so `w.p`, `w.q`, `w.p_xy`.
"""
from utils.widgets.base import page
from utils.widgets.bumps import Bumps, bumps
from utils.widgets.code_channel import CodeChannel, code_channel
from utils.widgets.explore import Explore, explore, slider
from utils.widgets.plane import Plane, plane
from utils.widgets.plane_codes import PlaneCodes, plane_codes
from utils.widgets.pmf import Divergences, EntropyBars, JointTable, divergences, entropy_bars, joint_table
from utils.widgets.traversal import Traversal, pack, traversal

__all__ = ["Bumps", "CodeChannel", "Divergences", "EntropyBars", "Explore", "JointTable", "Plane", "PlaneCodes", "Traversal", "bumps", "code_channel",
           "divergences", "entropy_bars", "explore", "joint_table", "pack", "page", "plane", "plane_codes", "slider", "traversal"]
