# %% right: the paper's network, learned variances
network = {
    "G": [("dense1", "linear", (74,), (1024,)), ("norm1", "batch_norm", (1024,), (1024,)), ("relu1", "relu", (1024,), (1024,)),
          ("dense2", "linear", (1024,), (6272,)), ("grid", "reshape", (6272,), (128, 7, 7)), ("norm2", "batch_norm", (128, 7, 7), (128, 7, 7)),
          ("relu2", "relu", (128, 7, 7), (128, 7, 7)), ("up1", "conv_transpose", (128, 7, 7), (64, 14, 14)),
          ("relu3", "relu", (64, 14, 14), (64, 14, 14)), ("up2", "conv_transpose", (64, 14, 14), (1, 28, 28)), ("out", "sigmoid", (1, 28, 28), (1, 28, 28))],
    "trunk": [("conv1", "conv", (1, 28, 28), (64, 14, 14)), ("relu1", "leaky_relu", (64, 14, 14), (64, 14, 14)),
              ("conv2", "conv", (64, 14, 14), (128, 7, 7)), ("norm2", "batch_norm", (128, 7, 7), (128, 7, 7)),
              ("relu2", "leaky_relu", (128, 7, 7), (128, 7, 7)), ("flat", "flatten", (128, 7, 7), (6272,)),
              ("dense", "linear", (6272,), (1024,)), ("relu3", "leaky_relu", (1024,), (1024,))],
    "D": [("logit", "linear", (1024,), (1,))],
    "Q": [("hidden", "linear", (1024,), (128,)), ("norm", "batch_norm", (128,), (128,)), ("relu", "leaky_relu", (128,), (128,)), ("codes", "linear", (128,), (14,))],
}

# %% right: dense layers only, as lists
network = {
    "G": [["a", "linear", [74], [100]], ["b", "relu", [100], [100]], ["c", "linear", [100], [784]], ["d", "reshape", [784], [1, 28, 28]], ["e", "tanh", [1, 28, 28], [1, 28, 28]]],
    "trunk": [["flat", "flatten", [1, 28, 28], [784]], ["a", "linear", [784], [100]], ["b", "leaky_relu", [100], [100]]],
    "D": [["logit", "linear", [100], [1]]],
    "Q": [["codes", "linear", [100], [12]]],
}

# %% right: no batch normalisation, tanh between
network = {
    "G": [("a", "linear", (74,), (784,)), ("b", "tanh", (784,), (784,)), ("c", "reshape", (784,), (16, 7, 7)),
          ("d", "conv_transpose", (16, 7, 7), (8, 14, 14)), ("e", "relu", (8, 14, 14), (8, 14, 14)),
          ("f", "conv_transpose", (8, 14, 14), (1, 28, 28)), ("g", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("a", "conv", (1, 28, 28), (8, 14, 14)), ("b", "leaky_relu", (8, 14, 14), (8, 14, 14)),
              ("c", "flatten", (8, 14, 14), (1568,)), ("d", "linear", (1568,), (32,)), ("e", "tanh", (32,), (32,))],
    "D": [("a", "linear", (32,), (16,)), ("b", "relu", (16,), (16,)), ("c", "linear", (16,), (1,))],
    "Q": [("a", "linear", (32,), (12,))],
}

# %% right: convolutions that keep the size, learned variances
network = {
    "G": [("a", "linear", (74,), (392,)), ("b", "relu", (392,), (392,)), ("c", "reshape", (392,), (8, 7, 7)),
          ("d", "conv_transpose", (8, 7, 7), (8, 14, 14)), ("e", "relu", (8, 14, 14), (8, 14, 14)), ("f", "conv", (8, 14, 14), (8, 14, 14)),
          ("g", "relu", (8, 14, 14), (8, 14, 14)), ("h", "conv_transpose", (8, 14, 14), (1, 28, 28)), ("i", "sigmoid", (1, 28, 28), (1, 28, 28))],
    "trunk": [("a", "conv", (1, 28, 28), (4, 28, 28)), ("b", "relu", (4, 28, 28), (4, 28, 28)), ("c", "conv", (4, 28, 28), (8, 14, 14)),
              ("d", "relu", (8, 14, 14), (8, 14, 14)), ("e", "flatten", (8, 14, 14), (1568,)), ("f", "linear", (1568,), (64,)), ("g", "relu", (64,), (64,))],
    "D": [("a", "linear", (64,), (1,))],
    "Q": [("a", "linear", (64,), (32,)), ("b", "relu", (32,), (32,)), ("c", "linear", (32,), (14,))],
}

# %% right: made by functions
dense = lambda name, a, b: [(name, "linear", (a,), (b,)), (name + " act", "leaky_relu", (b,), (b,))]
network = {
    "G": [*dense("one", 74, 256), *dense("two", 256, 256), ("out", "linear", (256,), (784,)), ("grid", "reshape", (784,), (1, 28, 28)),
          ("pixels", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), *dense("one", 784, 256), *dense("two", 256, 128)],
    "D": [*dense("one", 128, 32), ("logit", "linear", (32,), (1,))],
    "Q": [*dense("one", 128, 32), ("codes", "linear", (32,), (12,))],
}

# %% wrong: the noise only | without the code
network = {
    "G": [("a", "linear", (62,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: the category as one number | one-hot
network = {
    "G": [("a", "linear", (65,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: Q with ten outputs | a mean each
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (10,))],
}

# %% wrong: D ends in a sigmoid | leave the last activation out
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,)), ("p", "sigmoid", (1,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: Q ends in a softmax | leave the last activation out
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,)), ("p", "softmax", (12,), (12,))],
}

# %% wrong: Q reads the image | which D and Q share
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("flat", "flatten", (1, 28, 28), (784,)), ("codes", "linear", (784,), (12,))],
}

# %% wrong: nothing shared | no weights
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,))],
    "D": [("logit", "linear", (784,), (1,))],
    "Q": [("codes", "linear", (784,), (12,))],
}

# %% wrong: shapes do not meet | make the shapes meet
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (128,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: no flatten | can't take
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("a", "linear", (1, 28, 28), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: a reshape that does not fit | rebuilt
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (3, 16, 16)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: pixels without a range | ends in
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: a linear generator | linear function
network = {
    "G": [("c", "linear", (74,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: no activation between two layers with weights | no activation between
network = {
    "G": [["a", "linear", [74], [100]], ["c", "linear", [100], [784]], ["d", "reshape", [784], [1, 28, 28]], ["e", "tanh", [1, 28, 28], [1, 28, 28]]],
    "trunk": [["flat", "flatten", [1, 28, 28], [784]], ["a", "linear", [784], [100]], ["b", "leaky_relu", [100], [100]]],
    "D": [["logit", "linear", [100], [1]]],
    "Q": [["codes", "linear", [100], [12]]],
}

# %% wrong: the trunk ends in a linear layer | no activation between
network = {
    "G": [["a", "linear", [74], [100]], ["b", "relu", [100], [100]], ["c", "linear", [100], [784]], ["d", "reshape", [784], [1, 28, 28]], ["e", "tanh", [1, 28, 28], [1, 28, 28]]],
    "trunk": [["flat", "flatten", [1, 28, 28], [784]], ["a", "linear", [784], [100]]],
    "D": [["logit", "linear", [100], [1]]],
    "Q": [["codes", "linear", [100], [12]]],
}

# %% wrong: two outputs for D | one logit says it all
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "relu", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (2,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: an unknown kind | not known
network = {
    "G": [("a", "linear", (74,), (100,)), ("b", "swish", (100,), (100,)), ("c", "linear", (100,), (784,)), ("d", "reshape", (784,), (1, 28, 28)), ("e", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("a", "linear", (784,), (100,)), ("b", "leaky_relu", (100,), (100,))],
    "D": [("logit", "linear", (100,), (1,))],
    "Q": [("codes", "linear", (100,), (12,))],
}

# %% wrong: no Q | keys
network = {"G": [], "trunk": [], "D": []}

# %% wrong: empty lists | at least one
network = {"G": [], "trunk": [], "D": [], "Q": []}

# %% right: tanh before the reshape
network = {
    "G": [("dense", "linear", (74,), (1568,)), ("grid", "reshape", (1568,), (32, 7, 7)), ("norm1", "batch_norm", (32, 7, 7), (32, 7, 7)),
          ("relu1", "relu", (32, 7, 7), (32, 7, 7)), ("up1", "conv_transpose", (32, 7, 7), (16, 14, 14)),
          ("norm2", "batch_norm", (16, 14, 14), (16, 14, 14)), ("relu2", "relu", (16, 14, 14), (16, 14, 14)),
          ("flat", "flatten", (16, 14, 14), (3136,)), ("out", "linear", (3136,), (784,)), ("pixels", "tanh", (784,), (784,)), ("image", "reshape", (784,), (1, 28, 28))],
    "trunk": [("conv1", "conv", (1, 28, 28), (16, 14, 14)), ("relu1", "leaky_relu", (16, 14, 14), (16, 14, 14)),
              ("conv2", "conv", (16, 14, 14), (32, 7, 7)), ("norm2", "batch_norm", (32, 7, 7), (32, 7, 7)),
              ("relu2", "leaky_relu", (32, 7, 7), (32, 7, 7)), ("flat", "flatten", (32, 7, 7), (1568,)),
              ("dense", "linear", (1568,), (128,)), ("norm3", "batch_norm", (128,), (128,)), ("relu3", "leaky_relu", (128,), (128,))],
    "D": [("head", "linear", (128,), (1,))],
    "Q": [("hidden", "linear", (128,), (64,)), ("relu", "leaky_relu", (64,), (64,)), ("outputs", "linear", (64,), (12,))],
}

# %% right: lists, numpy integers
network = {
    "G": [("dense", "linear", (74,), (1568,)), ("grid", "reshape", (1568,), (32, 7, 7)), ("norm1", "batch_norm", (32, 7, 7), (32, 7, 7)),
          ("relu1", "relu", (32, 7, 7), (32, 7, 7)), ("up1", "conv_transpose", (32, 7, 7), (16, 14, 14)),
          ("norm2", "batch_norm", (16, 14, 14), (16, 14, 14)), ("relu2", "relu", (16, 14, 14), (16, 14, 14)),
          ("up2", "conv_transpose", (16, 14, 14), (1, 28, 28)), ("pixels", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("conv1", "conv", (1, 28, 28), (16, 14, 14)), ("relu1", "leaky_relu", (16, 14, 14), (16, 14, 14)),
              ("conv2", "conv", (16, 14, 14), (32, 7, 7)), ("norm2", "batch_norm", (32, 7, 7), (32, 7, 7)),
              ("relu2", "leaky_relu", (32, 7, 7), (32, 7, 7)), ("flat", "flatten", (32, 7, 7), (1568,)),
              ("dense", "linear", (1568,), (128,)), ("norm3", "batch_norm", (128,), (128,)), ("relu3", "leaky_relu", (128,), (128,))],
    "D": [("head", "linear", (128,), (1,))],
    "Q": [("hidden", "linear", [np.int64(128)], [64]), ("relu", "leaky_relu", (64,), (64,)), ("outputs", "linear", (64,), (12,))],
}

# %% wrong: nn.Linear objects | expected (name, kind
from torch import nn
network = {
    "G": [("dense", "linear", (74,), (1568,)), ("grid", "reshape", (1568,), (32, 7, 7)), ("norm1", "batch_norm", (32, 7, 7), (32, 7, 7)),
          ("relu1", "relu", (32, 7, 7), (32, 7, 7)), ("up1", "conv_transpose", (32, 7, 7), (16, 14, 14)),
          ("norm2", "batch_norm", (16, 14, 14), (16, 14, 14)), ("relu2", "relu", (16, 14, 14), (16, 14, 14)),
          ("up2", "conv_transpose", (16, 14, 14), (1, 28, 28)), ("pixels", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("conv1", "conv", (1, 28, 28), (16, 14, 14)), ("relu1", "leaky_relu", (16, 14, 14), (16, 14, 14)),
              ("conv2", "conv", (16, 14, 14), (32, 7, 7)), ("norm2", "batch_norm", (32, 7, 7), (32, 7, 7)),
              ("relu2", "leaky_relu", (32, 7, 7), (32, 7, 7)), ("flat", "flatten", (32, 7, 7), (1568,)),
              ("dense", "linear", (1568,), (128,)), ("norm3", "batch_norm", (128,), (128,)), ("relu3", "leaky_relu", (128,), (128,))],
    "D": [nn.Linear(128, 1)],
    "Q": [("hidden", "linear", (128,), (64,)), ("relu", "leaky_relu", (64,), (64,)), ("outputs", "linear", (64,), (12,))],
}

# %% wrong: shape without a comma | with the comma
network = {
    "G": [("dense", "linear", (74,), (1568,)), ("grid", "reshape", (1568,), (32, 7, 7)), ("norm1", "batch_norm", (32, 7, 7), (32, 7, 7)),
          ("relu1", "relu", (32, 7, 7), (32, 7, 7)), ("up1", "conv_transpose", (32, 7, 7), (16, 14, 14)),
          ("norm2", "batch_norm", (16, 14, 14), (16, 14, 14)), ("relu2", "relu", (16, 14, 14), (16, 14, 14)),
          ("up2", "conv_transpose", (16, 14, 14), (1, 28, 28)), ("pixels", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("conv1", "conv", (1, 28, 28), (16, 14, 14)), ("relu1", "leaky_relu", (16, 14, 14), (16, 14, 14)),
              ("conv2", "conv", (16, 14, 14), (32, 7, 7)), ("norm2", "batch_norm", (32, 7, 7), (32, 7, 7)),
              ("relu2", "leaky_relu", (32, 7, 7), (32, 7, 7)), ("flat", "flatten", (32, 7, 7), (1568,)),
              ("dense", "linear", (1568,), (128,)), ("norm3", "batch_norm", (128,), (128,)), ("relu3", "leaky_relu", (128,), (128,))],
    "D": [("head", "linear", (128), (1))],
    "Q": [("hidden", "linear", (128,), (64,)), ("relu", "leaky_relu", (64,), (64,)), ("outputs", "linear", (64,), (12,))],
}

# %% wrong: relu before tanh at G's end | expected tanh alone
network = {
    "G": [("dense", "linear", (74,), (1568,)), ("grid", "reshape", (1568,), (32, 7, 7)), ("norm1", "batch_norm", (32, 7, 7), (32, 7, 7)),
          ("relu1", "relu", (32, 7, 7), (32, 7, 7)), ("up1", "conv_transpose", (32, 7, 7), (16, 14, 14)),
          ("norm2", "batch_norm", (16, 14, 14), (16, 14, 14)), ("relu2", "relu", (16, 14, 14), (16, 14, 14)),
          ("up2", "conv_transpose", (16, 14, 14), (1, 28, 28)), ("pixels", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("conv1", "conv", (1, 28, 28), (16, 14, 14)), ("relu1", "leaky_relu", (16, 14, 14), (16, 14, 14)),
              ("conv2", "conv", (16, 14, 14), (32, 7, 7)), ("norm2", "batch_norm", (32, 7, 7), (32, 7, 7)),
              ("relu2", "leaky_relu", (32, 7, 7), (32, 7, 7)), ("flat", "flatten", (32, 7, 7), (1568,)),
              ("dense", "linear", (1568,), (128,)), ("norm3", "batch_norm", (128,), (128,)), ("relu3", "leaky_relu", (128,), (128,))],
    "D": [("head", "linear", (128,), (1,))],
    "Q": [("hidden", "linear", (128,), (64,)), ("relu", "leaky_relu", (64,), (64,)), ("outputs", "linear", (64,), (12,))],
}
network["G"].insert(8, ("r","relu",(1,28,28),(1,28,28)))

# %% right: a reshape to one axis, as flatten does
network = {
    "G": [("dense", "linear", (74,), (1568,)), ("grid", "reshape", (1568,), (32, 7, 7)), ("norm1", "batch_norm", (32, 7, 7), (32, 7, 7)),
          ("relu1", "relu", (32, 7, 7), (32, 7, 7)), ("up1", "conv_transpose", (32, 7, 7), (16, 14, 14)),
          ("norm2", "batch_norm", (16, 14, 14), (16, 14, 14)), ("relu2", "relu", (16, 14, 14), (16, 14, 14)),
          ("up2", "conv_transpose", (16, 14, 14), (1, 28, 28)), ("pixels", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("conv1", "conv", (1, 28, 28), (16, 14, 14)), ("relu1", "leaky_relu", (16, 14, 14), (16, 14, 14)),
              ("conv2", "conv", (16, 14, 14), (32, 7, 7)), ("norm2", "batch_norm", (32, 7, 7), (32, 7, 7)),
              ("relu2", "leaky_relu", (32, 7, 7), (32, 7, 7)), ("flat", "reshape", (32, 7, 7), (1568,)),
              ("dense", "linear", (1568,), (128,)), ("norm3", "batch_norm", (128,), (128,)), ("relu3", "leaky_relu", (128,), (128,))],
    "D": [("head", "linear", (128,), (1,))],
    "Q": [("hidden", "linear", (128,), (64,)), ("relu", "leaky_relu", (64,), (64,)), ("outputs", "linear", (64,), (12,))],
}

# %% right: the heads flatten
network = {
    "G": [("dense", "linear", (74,), (1568,)), ("grid", "reshape", (1568,), (32, 7, 7)), ("norm1", "batch_norm", (32, 7, 7), (32, 7, 7)),
          ("relu1", "relu", (32, 7, 7), (32, 7, 7)), ("up1", "conv_transpose", (32, 7, 7), (16, 14, 14)),
          ("norm2", "batch_norm", (16, 14, 14), (16, 14, 14)), ("relu2", "relu", (16, 14, 14), (16, 14, 14)),
          ("up2", "conv_transpose", (16, 14, 14), (1, 28, 28)), ("pixels", "tanh", (1, 28, 28), (1, 28, 28))],
    "trunk": [("conv1", "conv", (1, 28, 28), (16, 14, 14)), ("relu1", "leaky_relu", (16, 14, 14), (16, 14, 14)),
              ("conv2", "conv", (16, 14, 14), (32, 7, 7)), ("norm2", "batch_norm", (32, 7, 7), (32, 7, 7)),
              ("relu2", "leaky_relu", (32, 7, 7), (32, 7, 7)), ("flat", "flatten", (32, 7, 7), (1568,)),
              ("dense", "linear", (1568,), (128,)), ("norm3", "batch_norm", (128,), (128,)), ("relu3", "leaky_relu", (128,), (128,))],
    "D": [("head", "linear", (128,), (1,))],
    "Q": [("hidden", "linear", (128,), (64,)), ("relu", "leaky_relu", (64,), (64,)), ("outputs", "linear", (64,), (12,))],
}
network["trunk"] = network["trunk"][:5]
network["D"] = [("flat", "flatten", (32, 7, 7), (1568,)), ("o", "linear", (1568,), (1,))]
network["Q"] = [("flat", "flatten", (32, 7, 7), (1568,)), ("h", "linear", (1568,), (64,)), ("r", "relu", (64,), (64,)), ("o", "linear", (64,), (12,))]

# %% wrong: batch norm after G's last layer | has a batch_norm
network = {
    "G": [("dense", "linear", (74,), (256,)), ("relu", "relu", (256,), (256,)), ("pixels", "linear", (256,), (784,)), ("norm", "batch_norm", (784,), (784,)),
          ("range", "tanh", (784,), (784,)), ("image", "reshape", (784,), (1, 28, 28))],
    "trunk": [("flat", "flatten", (1, 28, 28), (784,)), ("dense", "linear", (784,), (128,)), ("relu", "leaky_relu", (128,), (128,))],
    "D": [("logit", "linear", (128,), (1,))],
    "Q": [("codes", "linear", (128,), (12,))],
}
