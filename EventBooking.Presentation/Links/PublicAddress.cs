using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.Presentation.Links;

/// <summary>Checks where people reach the system. Links hold tokens: over a network they go encrypted.</summary>
internal sealed class PublicAddress(IHostEnvironment environment) : IValidateOptions<PublicOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicOptions options)
    {
        if (string.IsNullOrEmpty(options.BaseUrl))
        {
            return ValidateOptionsResult.Fail(
                "Public:BaseUrl is missing: set it to the address at which people reach the API, such as https://tickets.example.com.");
        }

        // Neither sentence repeats it to the reader: it may hold a password.
        if (!IsBase(options.BaseUrl))
        {
            return ValidateOptionsResult.Fail(
                "Public:BaseUrl must be an http or https address without user, query and fragment, such as https://tickets.example.com.");
        }

        return IsPrivate(new Uri(options.BaseUrl)) || environment.IsDevelopment()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Public:BaseUrl must begin with https:// outside Development, as links hold tokens. "
                + "http:// is for this machine alone, such as http://localhost:8000.");
    }

    private static bool IsPrivate(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;

    private static bool IsBase(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0 && !text.EndsWith('?') && !text.EndsWith('#');
}
