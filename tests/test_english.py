"""Texts and messages read as a native teacher writes: patterns that an editor marked don't come back."""
import ast
import io
import re
import subprocess
import tokenize

import jupytext
import pytest

from tests.paths import CHAPTERS, ROOT, SOLUTIONS

PATTERNS = {
    'say "per"': r"\b(?:one \w+|rows?|entropy|CPU|steps?|digits?|seconds?|minutes?|lines?|points|images) a (?:row|seed|step|picture|frame|image|category|column|chapter|student|exercise)\b"
                r"|\ba (?:row|file|line|page|column|word|section) an? \w+\b|\b(?:CPU(?: time)?|one(?: process| transaction)?|recording,|once) an? (?:submission|notebook|core|machine|worker|run|assignment)\b"
                r"|\bone (?:logit|number|comparison|value|word|entropy) an? (?:image|class|line|row|cell|step|page|code|pixel|point|outcome)\b"
                r"|\b(?:\d+(?: s)?|a process|notebooks|own|nats, one) an? (?:(?:discrete|continuous) )?(?:request|result|cell|student|assignment|error|place|code|call)\b"
                r"|\b(?:time|file|values) an? (?:request|result|cell|student|code)(?=[.,;:])|\ba category a row\b",
    'say what it should be: "the answer should be in bits"': r"\b(?:is|are) asked for\b|\basked (?:is|are)\b",
    'put the subject first: "expected a formula"': r"\b(?:[Ee]xpected|[Ww]anted) (?:is|are|was) (?:a|an|one|the|two)\b",
    'say "it should be a different pmf"': r"\bexpected (?:another|moved|finite values)\b",
    'say "the sign is wrong"': r"\bturned round\b",
    'say "reverses"': r"\bturn(?:s|ing)? (?:an |the )?\w+ a?round\b",
    'say "a different one", "differ"': r"\b(?:are|is) (?:other|another) ones?\b",
    'say "that\'s in nats"': r"\b[Tt]h(?:at|is) is (?:nats|bits)\b",
    'say "is" or "appears"': r"\b(?:stands?|stood) (?:there|above|below|twice|in (?:the|it|an?|many)\b|at|on|between|near|next|inside|outside|open|behind|alone)\b",
    'say "about", or "reveals"': r"\b(?:tells?|told|tell|knows?|known|knew|hears?|claimed) of\b|\btells? the (?:coin|code|category)\b",
    'say "with respect to"': r"\bderivatives? by\b|\b(?:slope|gradient)s? (?:by|in) (?:the |its |their )?(?:logits?|probabilit|weights?|z\b)",
    'say "returned"': r"\b(?:came|comes?) out\b",
    'say "X instead of Y"': r"\b(?:Nats|Bits) for (?:bits|nats)\b|\bA (?:square|variance|row|column|mean|sum) for (?:a|the)\b",
    'say "from"': r"\b(?:numbers?|functions?|model|table|answer|proof|formula|chain|KL|game|inequality|pairs?) of (?:your |the )?(?:exercise|chapter) \d",
    'say "isn\'t a"': r"(?<!here )\bis no (?!longer\b|more\b|way\b|need\b|doubt\b|one\b|better\b|larger\b|wider\b|worse\b)\w",
    '"only" belongs before what it limits': r"\bonly[.;)](?:\s|$)",
    'say "alongside" or "next to"': r"(?<![.\w])[Bb]eside\b",
    'say "take a step"': r"\bma(?:kes?|king|de) (?:a |one |two |some |its |\d+ )?(?:single |small |more )?steps?\b(?! size)",
    'say "if and only if"': r"\bexactly if\b",
    'say "should"': r"(?<!here )\b(?:is|are) (?:not )?to (?:be|become|move|take|come|go|learn|stay|show|hold|read)\b",
    'say "subtract"': r"\btak(?:es?|en|ing) off\b",
    'say "close", "closer"': r"\b(?:as|how|so|very|too) near\b|\bnearer\b",
    'say "a few seconds"': r"\bsome (?:seconds|hundred|thousand)\b",
    'say "swapped"': r"\bexchanged\b",
    'say "on the page"': r"\bin the page\b",
    'say "uncertain"': r"\b(?:leaves?|left|is|still) open about\b|\bleaves? open\b",
    'say "bound on"': r"\bbounds? of (?:I\b|the (?:information|mutual))",
    "a dated word": r"\b(?i:anew|wholly|likewise|surer|plainest|nevertheless|whoever|mends?|mended|mending)\b",
    'say "the DFL guide"': r"\b[Ss]eed (?:topic|curriculum|text|notebook|Q\d)|\b[Tt]he seed(?:'s\b| has\b| says\b)|\bof the seed\b",
    'say "isn\'t right"': r"\bis not the one\b",
    "it means nothing to a student": r"\b[Tt]he key is in the hidden\b",
    'say "they", "their own"': r"\b(?:his own|he|him|himself|herself)\b",
    'say "about", or "for each"': r"\b(?:say|says|said|saying) (?:it )?of\b",
    'say "numerically"': r"(?<!number )\bby number\b",
    'say "correctly"': r"\brightly\b",
    'say "outputs"': r"\bputs? out\b",
    'say "the current G"': r"\bpresent (?:G|D|Q|generator|discriminator|run|value)\b",
    'say "in total"': r"(?<!or )\bin all(?=[.:;)]| \{| is\b)",
    'say "above", or "with three or more"': r"\b[Ff]rom (?!here|now|then|there|that)[\w½° ]{1,30} on(?=[,;.):])",
    'say "in the same way"': r"\b(?:works?|falls?|starts?|begins?|behaves?) alike\b",
    'say "with" a tool': r"\b[Bb]y (?:SGD|Adam|scipy|torch|your step|its published|the course's recipe)\b",
    'say "that are missing"': r"\b(?:it|they) lacks?\b",
    "an old-fashioned word": r"\b(?:foretold|endlessly|unasked|without end|for ever|thereby|thus|whence)\b|\b[Mm]ind also\b|\b[Hh]ence\b",
    'say "except"': r"\bbut for the\b",
    'say "your own", "the reader\'s own"': r"\b[Oo]ne's own\b|\bas one (?:sees|sets|can|may|would)\b",
    'say "doesn\'t count", "isn\'t one"': r"(?:\b(?:that|which|what)|,) is none[.,;]",
    'say "got that far"': r"\bcome so far\b",
    'say "to take away"': r"\btakes? along\b",
    'say "what they tell you"': r"\bwhat (?:the|a|one) \w+ tells\b(?! (?:you|us))",
    'say "a number for", "has … about"': r"\b(?:bits|nats|knows|tells?)(?: it has)? of (?:every|each) (?:factor|code)\b",
    'say "saves you", "tells you about"': r"\bsaves you of\b",
    'say "knows nothing about"': r"\b(?:knows?|knew|says?|learns?|tells?) (?:nothing|something|anything|little) of\b",
    'say "believe q"': r"\bbeliev(?:e|es|ing) in (?:\$|[pqD]\b|0\.)",
    'say "Real data come as points"': r"(?:^|[.!?] )Of (?:real|such|these|those) \w+ (?:you|we) \w+",
    'say "with", or name the subject': r"\bdraws by (?:each|either)\b|\b[Bb]y the (?:forward|reverse) (?:fit|one)\b",
    'say "as in exercise"': r"(?:^|[.!?] )As exercise \d",
    'say "word for word"': r"\bword by word\b",
    'say "or less"': r"\b(?:hundredth|tenth|half|third)(?: of [\w’' ]+?)? and less\b",
    'say "goal"': r"\b(?:same|opposite|own) wish\b",
    'say "it is tempting", "you"': r"\b(?:and|if|when|place) one (?:is tempted|gets|can|may|must|needs)\b",
    'say "differs in other ways"': r"\bin more ways\b",
    'say "a different … from", "other than"': r"\b(?:[Oo]ther|another) \{?(?!than\b)\w+\}? than\b",
    'say "just as well"': r"\bis as well (?:a|an|the)\b",
    "name the step: the texts number none": r"\b[Ss]tep \(\d\)|\b[Ii]n \(\d\) the\b",
    'say "takes a long time"': r"\btakes? long\b",
    '"no longer" belongs before the verb': r"\b(?<!and )(?<!or )no longer(?=[.;)])",
    'say "doesn\'t have"': r"\b(?:has|have) not[,.;]",
    'say "has that name"': r"\bcall(?:s|ed) so\b",
    'say "that X says is", "whose"': r"\bof which (?:an? \w+ says? that\b|[\w/]+ uses the\b)",
    'say "because"': r", for by\b",
    'say "otherwise"': r"\. Else it\b|[:;] else it\b",
    'say "It ran long ago"': r"\b(?:has|have) \w+ long ago\b",
    'say "how you can tell", "the settings"': r"\bhow one (?:can|sees|answers)\b|\bwhat one sets\b",
    'say "available", "most serious"': r"\bto be had\b|\bgravest\b",
    'say "in alphabetical order"': r"\border of the alphabet\b",
    'say "4001 ships"': r"(?:^|[.] )Shipped (?:is|are)\b",
    'say "lower-case letters"': r"\bsmall letters\b",
    'say "has its name"': r"\bcalled like\b",
    'say "everything about"': r"\b[Aa]ll (?:that )?there is to say\b",
    'say "every 100 steps"': r"\bEach \d",
    'say "on one core"': r"\b(?:second|minute|hour) of a core\b",
    'say "different"': r"\b(?:gives?|gets?|meets?) other (?:points|inputs)\b",
    'say "Waits for …"': r"\b(?:is|are) waited for\.",
    'say "each later one"': r"\beach next\b",
    "spell it out: 1 − p_j if j = k, else …": r"\bδ_\w|\bJacobian",
}
BY_AUTHORS = {                                                      # in what authors and instructors read: everything outside utils/
    'say "says", "reports"': r"\btells (?:what|why|which|whether)\b|\b(?:is|are) said\b(?! to)|\b(?:is|are) told(?=[,;]| otherwise| next| below)",
    "put the subject first": r"(?:^|[.:\"] |\"{3})[Oo]f (?:each|several|what|a large|an? \w+ what)\b",
    'say "is", "comes", "lies"': r"\bstands? (?:before|next|halfway|where|once|with)\b",
}
IN_PROSE = {'say "so" for a result': r"\w, so that\b"}              # in a comment it may well be a purpose
LEFT_OUT = re.compile(                                              # what a program or others wrote, what students might; widgets.css: a comment there makes all notebooks old
    r"notebooks/|solutions/(?:\w+/|.*\.json)|tests/(?:answers|grading/attacks)/|tests/(?:test_english\.py|mutation\.json)|utils/assets/\w+/|utils/widgets/bundles/"
    r"|utils/widgets/widgets\.css|package-lock\.json|LICENSE|.*\.(?:png|svg)")


def areas():
    """Every file of the repository, new ones included, by its folder: nothing is read because someone listed it."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    folders = {}
    for path in (ROOT / name for name in sorted(set(listed.split("\0"))) if name and not LEFT_OUT.match(name)):
        if path.is_file():                                          # and not one that is deleted, or a link to a folder
            folders.setdefault(path.parent.relative_to(ROOT).as_posix(), []).append(path)
    return folders


AREAS = areas()


def prose(code):
    """The docstrings and comments of a Python file, a comment of several lines as one: what a test's other strings say is an example of somebody's text."""
    docs = [ast.get_docstring(node) for node in ast.walk(ast.parse(code)) if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))]
    comments, last = [], -1
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            comments.append(("" if token.start[0] == last + 1 else "¶ ") + token.string.lstrip("# "))
            last = token.start[0]
    return "\n¶ ".join(filter(None, docs)) + "\n¶ " + "\n".join(comments)


def text(path):
    """A file as one line: comment marks and line ends within a sentence are not part of it. Of a test only its prose."""
    words = path.read_text(encoding="utf-8")
    words = prose(words) if path.suffix == ".py" and ROOT / "tests" in path.parents else words
    return re.sub(r"\s+", " ", re.sub(r"(?m)^[ \t]*(?:#|//|/?\*) ?", "", words))


def found(path):
    """What to say instead, and where: every pattern in the file."""
    words, patterns = text(path), PATTERNS | (IN_PROSE if path.parent in (ROOT, SOLUTIONS) and path.suffix in (".md", ".py") else {})
    patterns |= {} if path.parent == SOLUTIONS or ROOT / "utils" in path.parents else BY_AUTHORS
    return [f'{advice}: "…{words[max(0, m.start() - 30):m.start()]}**{m[0]}**{words[m.end():m.end() + 30]}…"' for advice, pattern in patterns.items() for m in re.finditer(pattern, words)]


@pytest.mark.parametrize("area", AREAS)
def test_no_pattern_of_a_translation(area):
    hits = [f"{path.relative_to(ROOT)}, {hit}" for path in AREAS[area] for hit in found(path)]
    assert not hits, "\n".join(hits)


@pytest.mark.parametrize("sentence", [
    "one entropy a row", "forks a process a request", "one file a result.", "30 s a cell", "nats, one a discrete code", "500 a place", "Beside the student's code: one call", "chose himself", "what he finds", "a page a section", "it turns an inequality around", "its chapter is another one", "CPU a submission", "Bits are asked for.", "Expected is a formula", "expected another pmf", "the sign is turned round", "that is nats", "a value stands there twice",
    "the other code knows of the factors", "one look tells the coin", "the derivative by std", "the slope in the logits", "H came out 1.04", "Nats for bits.",
    "your numbers of exercise 2.11", "'because' is no reason", "depends on the probabilities only.", "the number beside it", "make steps", "averaged, so that it falls",
    "0 exactly if p = q", "D is to move", "take off ln 4", "how near they are", "some seconds", "rows exchanged", "drawn in the page", "what it leaves open",
    "a bound of I", "likewise", "Seed topic T1.1", "The key is in the hidden check.", "what D says of G", "check it by number", "read rightly",
    "the network puts out a logit", "the present G", "ten minutes in all.", "from a logit of 15 on,", "it works alike", "once by Adam", "how many facts it lacks",
    "it falls without end", "has not come so far",
    "What you take along", "see what the discriminator tells.", "how many bits it has of every factor", "what Y saves you of X", "Of real data you have points",
    "By the reverse one, nearly all is right", "As exercise 2.1, without the p", "the sentence, word by word", "a hundredth of the other's and less",
    "two losses with the same wish", "and one is tempted",
    "it differs in more ways", "what Y saves you of H(X)", "a D that knows nothing of the new samples", "an outcome costs more if you believe in $q$",
    "returned another G1 than its last step made", "a sum over x is as well a sum over y", "In (1) the loss is −V", "p_j (δ_jk − p_k)",
    "what has changed is told, and changed", "What else there is is said.", "it tells what can't be done", "Of each notebook the solution", "all but for the two", "one's own points", "a blank answer is one that is none.", "the cells that stand before it",
    "done(runs) hears of all runs", "Q learns to say it of each image", "slant is what they are to become", "it stands in many tracebacks", "stays: of what the notebooks import", "Of an environment what notebooks depend on",
    "in small letters", "most are called like it", "says all there is to say", "Each 100 steps", "a minute of a core", "gives other points across", "a gradebook is waited for.", "each next one lies far",
    "which takes long", "what was shared is shared no longer.", "those that the code has not, and those", "it is called so", "the name of which a NameError says that it is not there", "its name is kept, for by it Python",
    "reads it. Else it stays empty", "It has run long ago", "how one can see it", "points to be had", "one more line, in the order of the alphabet", "Shipped is 4001"])
def test_each_pattern_finds_its_example(sentence):
    assert any(re.search(pattern, sentence) for pattern in (PATTERNS | IN_PROSE | BY_AUTHORS).values())


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_common_mistakes_are_things_one_does(chapter):
    """Not heaps of nouns: each list begins with a gerund ("Returning nats. Dropping the minus sign.")."""
    for cell in jupytext.read(SOLUTIONS / f"{chapter}.py", fmt="py:percent").cells:
        for fold in re.findall(r"<summary>Common mistakes</summary>\s*(\w+)", cell.source):
            assert fold.endswith("ing"), f"{cell.source.splitlines()[0]}: its common mistakes begin with {fold!r}"
