using System.Buffers.Text;

namespace EventBooking.Api.Http;

/// <summary>Numbers of JSON (RFC 8259, section 6) that are whole, with a fraction or an exponent or without.</summary>
internal static class WholeNumber
{
    private const int MaxDigits = 10;

    /// <summary>Reads one exactly, in a time that grows with its text only: what it would be written out may be huge.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        var isNegative = text[0] == '-';
        var marked = text.IndexOfAny((byte)'e', (byte)'E');
        var digits = text[(isNegative ? 1 : 0)..(marked < 0 ? text.Length : marked)];
        var point = digits.IndexOf((byte)'.');
        var first = digits.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return true;
        }

        // The value is its digits from the first to the last that is not zero, times ten to this power.
        var last = digits.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        var fraction = point < 0 ? last + 1 - digits.Length : last < point ? last + 1 - point : last - point;
        var power = Exponent(marked < 0 ? [] : text[(marked + 1)..]) - fraction;
        var length = last - first + (first < point && point < last ? 0 : 1);
        return power >= 0 && length + power <= MaxDigits && TryCompute(digits[first..(last + 1)], (int)power, isNegative, out number);
    }

    private static bool TryCompute(ReadOnlySpan<byte> digits, int power, bool isNegative, out int number)
    {
        long value = 0;
        foreach (var digit in digits)
        {
            value = digit == '.' ? value : (value * 10) + (digit - '0');
        }

        for (; power > 0; power--)
        {
            value *= 10;
        }

        value = isNegative ? -value : value;
        number = (int)value;
        return number == value;
    }

    // Of many digits it is as good as without end: no text that is sent has as many digits to make up for it.
    private static long Exponent(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var isNegative = text[0] == '-';
        var digits = text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..].TrimStart((byte)'0');
        var value = digits.Length > MaxDigits ? int.MaxValue
            : Utf8Parser.TryParse(digits, out long parsed, out _) ? parsed
            : 0;
        return isNegative ? -value : value;
    }
}
