using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Links;

/// <summary>Checks where people reach the system.</summary>
internal sealed class PublicAddress : IValidateOptions<PublicOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicOptions options)
    {
        if (string.IsNullOrEmpty(options.BaseUrl))
        {
            return ValidateOptionsResult.Fail("Public:BaseUrl is missing: set it to the address at which people reach the API, such as https://tickets.example.com.");
        }

        return IsBase(options.BaseUrl)
            ? ValidateOptionsResult.Success
            // Not repeated to the reader: it may hold a password.
            : ValidateOptionsResult.Fail("Public:BaseUrl must be an http or https address without user, query and fragment, such as https://tickets.example.com.");
    }

    private static bool IsBase(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0 && !text.EndsWith('?') && !text.EndsWith('#');
}
