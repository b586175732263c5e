using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Mail;

/// <summary>Checks who writes, where a mail server is given.</summary>
internal sealed class MailSettings : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options) =>
        string.IsNullOrEmpty(options.Host) ? ValidateOptionsResult.Success : Result([.. Mistakes(options)]);

    private static ValidateOptionsResult Result(IReadOnlyCollection<string> mistakes) =>
        mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);

    private static IEnumerable<string> Mistakes(MailOptions options)
    {
        if (!MailAddresses.TryParse(options.From, "", out _))
        {
            yield return "Mail:From must be the address that mails come from, such as bookings@example.com, where Mail:Host is set.";
        }

        if (!string.IsNullOrEmpty(options.ReplyTo) && !MailAddresses.TryParse(options.ReplyTo, "", out _))
        {
            yield return "Mail:ReplyTo must be an e-mail address, such as desk@example.com.";
        }

        if (options is { Security: MailSecurity.StartTls, Port: 465 })
        {
            yield return "Mail:Security must be Tls where Mail:Port is 465: servers speak TLS there from the first byte.";
        }

        if (options.FromName.Any(char.IsControl))
        {
            yield return "Mail:FromName must be one line without control characters.";
        }

        if (string.IsNullOrEmpty(options.UserName) != string.IsNullOrEmpty(options.Password))
        {
            yield return "Mail:UserName and Mail:Password must be set together.";
        }
    }
}
