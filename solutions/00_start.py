# %% [markdown]
# # 00 · InfoGAN, depth first
#
# A network that has never seen a label draws digits, and *you* turn its dials: one for which digit, two for how it is
# written. This course takes you from the definition of entropy to building that network, understanding why it works, and
# seeing where it does not.
#
# *You need Python, some calculus and probability, and a laptop. No GPU, no network.*

# %% [markdown] tags=["notebook"]
# ![The live picture of the course's first page: a generated digit, large, and a pad of digits whose slant and width change across it](first_page.png)
#
# Press Shift+Enter to run a cell: two cells below, these dials are yours to turn.

# %% [markdown] tags=["notebook"]
# ## Is everything here?

# %% tags=["setup", "notebook"]
from utils.course import check_environment

check_environment()

# %% [markdown]
# ## The end first
#
# Here is the InfoGAN that you will understand by the end of chapter 05, already trained on the 60,000 images of MNIST, without their
# labels. **Predict first:** it has three dials, a category $c_1$ with ten values and two numbers, $c_2$ and $c_3$. If nobody told it what
# a digit is, what will the ten categories be? And what will the two numbers do? Now turn the dials.

# %%
from utils import widgets

widgets.traversal()

# %% [markdown]
# <details><summary>Answer</summary>
#
# The categories are very nearly the ten digits; a few images are drawn under the wrong one. The two numbers change *how* a digit is written, above all its slant and its width. Chapter 05 measures both and says what
# was put in to get there; chapter 06 asks whether it had to be so.
# </details>

# %% [markdown]
# Three questions to take with you:
#
# - The network was trained to make *fakes that pass for real*, and to make its codes *readable from the picture*. Why is the
#   second enough to give the dials a meaning?
# - The bars on the right are $Q(c|x)$, a second network's reading of the picture. How well can it read the category, at best? (There is an
#   exact limit, $\ln 10 = 2.3026$ nats. You'll prove it.)
# - Beyond ±1 you leave the range in which it was trained. Why does it still draw sensible digits there, for a while?

# %% [markdown]
# ## Why InfoGAN
#
# A generative adversarial network learns to draw, but its input is noise without meaning: you can't ask it for a seven. A
# supervised network knows sevens, but someone had to label thousands of them. InfoGAN (Chen and others, 2016) asks one
# more thing of a GAN: that part of its input, the *code* $c$, share as much *information* with the image as possible.
# The hope is that codes then come to mean what varies most in the data, without any labels. Sometimes they do. This course shows
# when, and what that has to do with information.
#
# To say "share information" precisely, you need mutual information; for that, the Kullback–Leibler divergence; for that,
# entropy. So the course goes depth first: from the bottom of that chain to the top.

# %% [markdown]
# ## The map
#
# Each concept links to the section that teaches it; a line means "builds on".

# %%
from utils.concepts import ConceptMap

ConceptMap()

# %% [markdown]
# ## The chapters
#
# | chapter | what you can do at its end | points | exercises, minutes | reading, minutes |
# |---|---|---|---|---|
# | [01 Entropy](../01_entropy/01_entropy.ipynb) | measure uncertainty in questions and bits; prove Jensen, Gibbs and the chain rule, line by line | 50 | 215 | 35 |
# | [02 Divergence and mutual information](../02_kl_divergence/02_kl_divergence.ipynb) | measure what a wrong belief costs, what one variable knows about another, and how well it can be read | 70 | 218 | 35 |
# | [03 The Jensen–Shannon divergence](../03_jensen_shannon/03_jensen_shannon.ipynb) | see what a discriminator measures, what it loses when it is not the best, and what it cannot see | 53 | 182 | 35 |
# | [04 GAN](../04_gan/04_gan.ipynb) | write five objectives from logits, repair a broken one, train a GAN on MNIST | 41 | 172 | 35 |
# | [05 InfoGAN](../05_infogan/05_infogan.ipynb) | derive the bound, train InfoGAN on MNIST, repeat the paper's three experiments | 68 | 267 | 70 |
# | [06 Beyond](../06_beyond/06_beyond.ipynb) | learn a prior on classes that are not balanced; measure disentanglement, and see that nothing guarantees it | 42 | 152 | 40 |
#
# The minutes next to the points are test readers' estimates for the exercises. Reading comes on top of that, and so does the training in chapters 04 to 06.

# %% [markdown]
# ## How an exercise works
#
# An exercise has four cells: the task, your answer, a check that you run, and a cell that is filled in only when your
# notebook is graded. (A written answer has only the first two.) The check tries your answer on many inputs and says ✓, or shows the input where it went wrong, what your answer
# returned, what was expected, and what to try. Hints and common mistakes are folded: try first, unfold later.
#
# Answers come in seven kinds: **implement** a function, **construct** an object with a property, **prove** a claim (line by
# line, each line checked), **repair** a planted bug, **choose** an option and its reason, **train** a network, **write** a
# paragraph (read by a person).
#
# A line under the title says where an exercise comes from. *PRML 1.39* is an exercise of C. Bishop's *Pattern Recognition and Machine Learning*. *DFL topic T1.1* and *DFL Q2.1* are a topic and a question of the InfoGAN guide by *Depth
# First Learning*, which this course follows and calls **the DFL guide**. Where that guide slips, our [errata](../../solutions/errata.md) say what is right and where it is proved.
#
# Here is one for practice, with three of the four cells. Its answer is wrong on purpose: run both cells below, read the message, correct the answer, and run them again.

# %% [markdown]
# ### Practice · Bits in a byte
# *implement · 0 points · 1 minute*
#
# Write `bits_in_a_byte()`: how many bits a byte has, that is, log₂ of its 256 values.

# %%
def bits_in_a_byte():
    return 7

# %%
from utils.checks import practice

practice.bits_in_a_byte(bits_in_a_byte)

# %% [markdown]
# ## How grading works
#
# Your instructor runs each notebook again from top to bottom, in a fresh process, with a second, hidden set of checks:
# the same laws on other inputs. So do *Kernel → Restart and run all* before you hand in. A part that fails does not pull the rest
# down. Written answers are read by a person. If you work alone, you have all the checks, and the solutions are in
# the repository's `solutions/` folder, for afterwards.

# %% [markdown]
# ## What else to read
#
# - C. Bishop, *Pattern Recognition and Machine Learning* (PRML), section 1.6: start here. Exercises 1.31, 1.36–1.39 and 1.41 are
#   solved in chapters 01 and 02.
# - C. Olah, *Visual Information Theory*: the figures behind chapters 01 and 02.
# - *Notes on Kullback–Leibler Divergence and Likelihood Theory*, J. Shlens: why maximum likelihood minimises KL.
# - *Metacademy*: the same concepts, with deeper dependencies, as a graph.
# - I. Goodfellow and others, *Generative Adversarial Nets*, 2014: chapters 03 and 04.
# - X. Chen and others, *InfoGAN: Interpretable Representation Learning by Information Maximizing Generative Adversarial Nets*,
#   2016: the paper, chapter 05.
# - U. Ojha and others, *Elastic-InfoGAN*, 2020, and F. Locatello and others, *Challenging Common Assumptions in the
#   Unsupervised Learning of Disentangled Representations*, 2019: chapter 06.
#
# The course takes up every topic and every question of the DFL guide, and goes on from there.

# %% [markdown]
# ## Go
#
# → [01 · Entropy](../01_entropy/01_entropy.ipynb)
