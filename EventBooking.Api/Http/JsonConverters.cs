using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace EventBooking.Api.Http;

/// <summary>What is wrong with one field, in words for the person who sent it.</summary>
internal sealed class FieldFormatException(string message) : JsonException(message);

internal abstract class TextFormConverter<T>(string hint) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && TryParse(text, out var value)
            ? value
            : throw new FieldFormatException(hint);

    protected abstract bool TryParse(string text, out T value);
}

internal sealed class LocalDateConverter() : TextFormConverter<DateOnly>("must be a date such as 2031-06-15")
{
    private const string Form = "yyyy-MM-dd";

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));

    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}

/// <summary>A time of day such as 09:00:00; seconds may be left out.</summary>
internal sealed class LocalTimeConverter() : TextFormConverter<TimeOnly>("must be a time of day such as 09:00:00")
{
    private static readonly string[] Forms = ["HH:mm:ss", "HH:mm"];

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Forms[0], CultureInfo.InvariantCulture));

    protected override bool TryParse(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}

/// <summary>An instant such as 2031-06-15T07:00:00Z (RFC 3339); without an offset it would be nobody's.</summary>
internal sealed partial class InstantConverter() : TextFormConverter<DateTimeOffset>(
    "must be an instant with an offset, such as 2031-06-15T07:00:00Z")
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Form.Length];
        value.UtcDateTime.TryFormat(text, out var length, Form, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        return HasOffset(text)
            && DateTimeOffset.TryParseExact(
                FinerThanTicks().Replace(text.ToUpperInvariant(), "${ticks}"), Forms, CultureInfo.InvariantCulture,
                DateTimeStyles.None, out value);
    }

    // RFC 3339 sets no limit to digits: some clients send nanoseconds.
    [GeneratedRegex(@"(?<ticks>\.[0-9]{7})[0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FinerThanTicks();

    private static bool HasOffset(string text) => text.Length > 10 && (text[^1] is 'Z' or 'z' || text.AsSpan(10).IndexOfAny('+', '-') > 0);
}

/// <summary>A whole number in any form; the framework's own converter takes no <c>2.0</c> and would not say what is wanted.</summary>
internal sealed class WholeNumberConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
        && (reader.TryGetInt32(out var number) || WholeNumber.TryParse(Digits(ref reader), out number))
            ? number
            : throw new FieldFormatException($"must be a whole number, at most {int.MaxValue}");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    private static ReadOnlySpan<byte> Digits(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
}

/// <summary>An id; the framework's own converter would not say what is wanted.</summary>
internal sealed class IdConverter : JsonConverter<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id)
            ? id
            : throw new FieldFormatException("must be an id such as 01a204c3-5e7b-7c58-8c38-58621b9775de");

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
