namespace EventBooking.IntegrationTests.Secrecy;

/// <summary>What nobody but its owner may read, unlike anything else that is written anywhere.</summary>
internal sealed class Secrets
{
    public const string Name = "Zebulonia Quartzfeather";
    public const string NewName = "Wilhelmina Xylograph";
    public const string Email = "zebulonia.q@mail.example";
    public const string NewEmail = "xylograph.w@post.example";
    public const string OrganizerEmail = "hostess.v@house.example";
    public const string Phone = "+41 79 314 15 92";
    public const string Password = "plumeria-sesame";

    private readonly List<string> _found =
    [
        "Zebulonia", "Quartzfeather", "Wilhelmina", "Xylograph", "zebulonia.q", "xylograph.w", "hostess.v", Phone, "+41793141592", Password,
    ];

    public void Add(string token) => _found.Add(token);

    /// <summary>Fails where a text holds one of them, and shows the line.</summary>
    public void ShouldNotBeIn(string text, string where)
    {
        foreach (var secret in _found)
        {
            var at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
            (at < 0).ShouldBeTrue(
                at < 0 ? "" : $"{where} holds {secret}: …{text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 150)]}…");
        }
    }
}
