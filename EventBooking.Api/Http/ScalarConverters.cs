using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventBooking.Api.Http;

/// <summary>
/// A whole number, however it is written; the framework's own converter takes no <c>2.0</c> and would not say what is wanted.
/// </summary>
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
