"""The practice exercise of chapter 00, whose answer is handed out wrong on purpose."""
from utils.checks.gate import CheckFailed, check, passed


@check
def _judge(bits_in_a_byte):
    bits_in_a_byte().equals(8, "a byte has 2⁸ = 256 values, so the answer is log₂ 256. Correct the number in the cell above and run both cells again.")
    passed("bits_in_a_byte", "log₂ 256")


def bits_in_a_byte(bits_in_a_byte):
    """log₂ 256 = 8. Unlike a real check it prints its message and goes on, so that the start page runs to its end as it comes."""
    try:
        _judge(bits_in_a_byte)
    except CheckFailed as message:
        print("✗", message)
