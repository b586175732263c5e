using EventBooking.Infrastructure.Tokens;

namespace EventBooking.Api.Http;

internal sealed class PresentedToken
{
    public PresentedToken(string? text)
    {
        Text = text;
        Secret = SecretToken.TryParse(text, out var secret) ? secret : null;
    }

    /// <summary>What the client sent, for tokens of other kinds. Never to be logged.</summary>
    public string? Text { get; }

    /// <summary>The token; null where the text cannot be one, so that no booking can have it.</summary>
    public SecretToken? Secret { get; }

    /// <summary>Called by the framework for each handler that has a parameter of this type.</summary>
    public static ValueTask<PresentedToken> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<PresentedToken>() ?? new PresentedToken(null));
}
