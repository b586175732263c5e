using Microsoft.Extensions.Options;

namespace EventBooking.Presentation.CheckIn;

internal sealed class CheckInKeys : IValidateOptions<CheckInOptions>
{
    /// <summary>What Development has where no key is set. Everyone can read it here, so nothing else may have it.</summary>
    public const string PublicKeyOfDevelopment = "bm90IGEgc2VjcmV0OiBmb3IgZGV2ZWxvcG1lbnQgb25seSE=";

    private const int MinLength = 32;

    /// <summary>Set by registration where the host is in Development.</summary>
    public bool IsDevelopment { get; init; }

    public static byte[] Decode(string key) => Convert.FromBase64String(key);

    public ValidateOptionsResult Validate(string? name, CheckInOptions options)
    {
        if (string.IsNullOrEmpty(options.Key))
        {
            return ValidateOptionsResult.Fail("CheckIn:Key is missing: set it to at least 32 random bytes as base64, such as "
                + "'openssl rand -base64 32' makes, the same for every service.");
        }

        if (!IsDevelopment && options.Key == PublicKeyOfDevelopment)
        {
            return ValidateOptionsResult.Fail(
                "CheckIn:Key is the one of Development, which everyone knows: make one with 'openssl rand -base64 32'.");
        }

        var wrong = options.PreviousKeys.Select((key, i) => (Key: key, Setting: $"CheckIn:PreviousKeys:{i}"))
            .Prepend((Key: options.Key, Setting: "CheckIn:Key"))
            .Where(key => !IsKey(key.Key))
            .Select(key => $"{key.Setting} is not base64 of at least {MinLength} bytes.")
            .ToList();
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static bool IsKey(string? key)
    {
        var bytes = new byte[key?.Length ?? 0];
        return Convert.TryFromBase64String(key ?? "", bytes, out var length) && length >= MinLength;
    }
}
