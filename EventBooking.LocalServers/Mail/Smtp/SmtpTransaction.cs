using System.Text;

namespace EventBooking.LocalServers;

/// <summary>One mail, from MAIL to the end of DATA.</summary>
internal sealed class SmtpTransaction
{
    private const int MaxRecipients = 1000;

    private readonly SmtpChannel _channel;
    private readonly SmtpAnswers _answers;
    private readonly SmtpGate _gate;
    private readonly MailCatcherOptions _options;
    private readonly string _sender;
    private readonly bool _isUtf8;
    private readonly List<string> _recipients = [];

    private SmtpTransaction(SmtpChannel channel, SmtpAnswers answers, SmtpGate gate, MailCatcherOptions options, string sender, bool isUtf8) =>
        (_channel, _answers, _gate, _options, _sender, _isUtf8) = (channel, answers, gate, options, sender, isUtf8);

    public IReadOnlyList<string> Recipients => _recipients;

    /// <summary>Null where the sender was refused.</summary>
    /// <param name="channel">The connection.</param>
    /// <param name="answers">Takes the answer.</param>
    /// <param name="gate">Asked whether the sender is welcome.</param>
    /// <param name="options">Limits.</param>
    /// <param name="argument">What follows MAIL.</param>
    public static async Task<SmtpTransaction?> BeginAsync(SmtpChannel channel, SmtpAnswers answers, SmtpGate gate, MailCatcherOptions options, string argument)
    {
        if (!argument.StartsWith("FROM:", StringComparison.OrdinalIgnoreCase) || !SmtpPath.TryParse(argument.AsSpan(5), out var sender, out var text))
        {
            answers.Give("501 5.1.7 MAIL FROM:<address>");
        }
        else if (SenderParameters.Parse(text, options.Login is not null, out var wrong) is not { } parameters)
        {
            answers.Give(wrong!);
        }
        else if (!parameters.IsUtf8 && !Ascii.IsValid(sender))
        {
            answers.Give("553 5.6.7 That takes SMTPUTF8");
        }
        else if (parameters.Size > options.MaxSize)
        {
            answers.Give("552 5.3.4 The mail is too big");
        }
        else if (answers.Give(await gate.AskAsync(MailStage.Sender, sender, []), "250 2.1.0 Sender accepted"))
        {
            return new SmtpTransaction(channel, answers, gate, options, sender, parameters.IsUtf8);
        }

        return null;
    }

    /// <param name="argument">What follows RCPT.</param>
    public async Task TakeRecipientAsync(string argument)
    {
        if (!argument.StartsWith("TO:", StringComparison.OrdinalIgnoreCase)
            || !SmtpPath.TryParse(argument.AsSpan(3), out var recipient, out var parameters) || recipient.Length == 0)
        {
            _answers.Give("501 5.1.3 RCPT TO:<address>");
        }
        else if (parameters.Length > 0)
        {
            _answers.Give("555 5.5.4 Unknown parameter");
        }
        else if (!_isUtf8 && !Ascii.IsValid(recipient))
        {
            _answers.Give("553 5.6.7 That takes SMTPUTF8");
        }
        else if (_recipients.Count == MaxRecipients)
        {
            _answers.Give("452 4.5.3 Too many recipients");
        }
        else if (_answers.Give(await _gate.AskAsync(MailStage.Recipient, _sender, [.. _recipients, recipient]), "250 2.1.5 Recipient accepted"))
        {
            _recipients.Add(recipient);
        }
    }

    /// <summary>Reads the content and keeps the mail.</summary>
    /// <param name="mails">Keeps it.</param>
    /// <param name="client">What the client calls itself.</param>
    /// <param name="protocol">Such as ESMTPS.</param>
    public async Task TakeContentAsync(MailStore mails, string client, string protocol)
    {
        _channel.Answer("354 Go on, and end with a dot");
        using var draft = mails.Draft(new Envelope(client, _sender, _recipients, protocol));
        switch (await SmtpData.ReadAsync(_channel, draft, _options.MaxSize))
        {
            case DataResult.Complete:
                await KeepAsync(mails, draft);
                break;
            case DataResult.TooBig:
                _answers.Give("552 5.3.4 The mail is too big");
                break;
            case DataResult.LineTooLong:
                _answers.Give($"554 5.6.0 A line is longer than {SmtpData.LongestLine} bytes");
                break;
            case DataResult.BareEnd:
                _answers.Goodbye("554 5.6.0 A line ends with CR and LF");
                break;
            default:
                _answers.End();
                break;
        }
    }

    private async Task KeepAsync(MailStore mails, MailDraft draft)
    {
        if (await _gate.AskAsync(MailStage.Content, _sender, _recipients) is { } refusal)
        {
            _answers.Give(refusal, "");
            return;
        }

        var mail = mails.Keep(draft);
        _gate.Show(mail);
        _answers.Give(await _gate.AskAsync(MailStage.Kept, _sender, _recipients, mail), $"250 2.0.0 Kept as {mail.Id}");
    }
}
