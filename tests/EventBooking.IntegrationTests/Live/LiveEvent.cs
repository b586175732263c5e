using System.Text.Json;

namespace EventBooking.IntegrationTests.Live;

/// <summary>One block of a stream: its fields, or a comment.</summary>
/// <param name="Fields">Its lines.</param>
internal sealed record LiveEvent(IReadOnlyList<string> Fields)
{
    public string? Name => Field("event");

    public string? Id => Field("id");

    public string? Retry => Field("retry");

    public bool IsComment => Fields.All(line => line.StartsWith(':'));

    public IReadOnlyList<SlotDto> Slots => JsonSerializer.Deserialize<List<SlotDto>>(Field("data")!, Contract.Json)!;

    private string? Field(string name) =>
        Fields.SingleOrDefault(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..];
}
