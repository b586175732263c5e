using System.Text;

namespace EventBooking.LocalServers;

/// <summary>A conversation by RFC 5321, with PIPELINING, SIZE, 8BITMIME, SMTPUTF8, ENHANCEDSTATUSCODES, STARTTLS and AUTH.</summary>
internal sealed class SmtpSession(SmtpChannel channel, MailCatcherOptions options, MailStore mails, SmtpGate gate)
{
    /// <summary>The longest command in bytes: that of AUTH (RFC 4954, section 4).</summary>
    public const int LongestLine = 12_288;

    private readonly SmtpAnswers _answers = new(channel);
    private readonly SmtpPeer _peer = new();
    private SmtpTransaction? _mail;

    /// <summary>Returns when the conversation is over.</summary>
    /// <param name="stopping">The server is about to stop.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (options.Security == MailSecurity.Tls)
        {
            await channel.SecureAsync(options.Certificate!, answer: null);
        }

        _answers.Give(await gate.AskAsync(MailStage.Connected, "", []), "220 localhost ESMTP mail catcher");
        while (!_answers.AreOver)
        {
            if (stopping.IsCancellationRequested)
            {
                _answers.Goodbye("421 4.3.2 The server stops");
                return;
            }

            switch (await channel.TakeAsync(LongestLine))
            {
                case LineKind.Line:
                    await HandleAsync(Encoding.UTF8.GetString(channel.Line));
                    break;
                case LineKind.TooLong:
                    _answers.Give("500 5.5.2 The line is too long");
                    break;
                case LineKind.BareEnd:
                    _answers.Goodbye("500 5.5.2 A line ends with CR and LF");
                    break;
                case LineKind.TimedOut:
                    _answers.Goodbye("421 4.4.2 Nothing was heard for too long");
                    break;
                case LineKind.Closed:
                    return;
            }
        }
    }

    private async Task HandleAsync(string line)
    {
        var (verb, argument) = line.Split(' ', 2) is [var first, var rest] ? (first, rest.Trim(' ')) : (line, "");
        switch (verb.ToUpperInvariant())
        {
            case "EHLO":
                Greet(argument, isExtended: true);
                break;
            case "HELO":
                Greet(argument, isExtended: false);
                break;
            case "MAIL":
                await BeginAsync(argument);
                break;
            case "RCPT" or "DATA" when _mail is null:
                _answers.Give("503 5.5.1 Say MAIL first");
                break;
            case "RCPT":
                await _mail!.TakeRecipientAsync(argument);
                break;
            case "DATA":
                await FinishAsync(argument);
                break;
            case "RSET":
                _mail = null;
                _answers.Give("250 2.0.0 Forgotten");
                break;
            case "NOOP":
                _answers.Give("250 2.0.0 Nothing done");
                break;
            case "VRFY":
                _answers.Give("252 2.1.5 Try it");
                break;
            case "HELP":
                _answers.Give("214 2.0.0 RFC 5321");
                break;
            case "QUIT":
                _answers.Goodbye("221 2.0.0 Goodbye");
                break;
            case "STARTTLS" when options.Security == MailSecurity.StartTls && !channel.IsSecure:
                await SecureAsync(argument);
                break;
            case "AUTH" when options.Login is not null:
                await AuthenticateAsync(argument);
                break;
            default:
                _answers.Give("500 5.5.1 Unknown command");
                break;
        }
    }

    private void Greet(string client, bool isExtended)
    {
        if (client.Length == 0 || client.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            _answers.Give("501 5.5.4 Say who you are");
            return;
        }

        _mail = null;
        (_peer.Name, _peer.IsExtended) = (client, isExtended);
        string?[] extensions =
        [
            "PIPELINING",
            $"SIZE {options.MaxSize}",
            "8BITMIME",
            "SMTPUTF8",
            "ENHANCEDSTATUSCODES",
            options.Security == MailSecurity.StartTls && !channel.IsSecure ? "STARTTLS" : null,
            options.Login is null ? null : $"AUTH {SmtpAuthentication.Mechanisms}",
        ];
        string[] lines = isExtended ? ["localhost", .. extensions.OfType<string>()] : ["localhost"];
        for (var i = 0; i < lines.Length; i++)
        {
            channel.Answer($"250{(i < lines.Length - 1 ? '-' : ' ')}{lines[i]}");
        }
    }

    private async Task BeginAsync(string argument)
    {
        if (_peer.Name is null || _mail is not null)
        {
            _answers.Give(_mail is null ? "503 5.5.1 Say EHLO first" : "503 5.5.1 A mail has begun already");
        }
        else if (options.Login is { Required: true } && !_peer.IsAuthenticated)
        {
            _answers.Give("530 5.7.0 Authentication required");
        }
        else
        {
            _mail = await SmtpTransaction.BeginAsync(channel, _answers, gate, options, argument);
        }
    }

    private async Task FinishAsync(string argument)
    {
        if (argument.Length > 0)
        {
            _answers.Give("501 5.5.4 DATA takes nothing");
        }
        else if (_mail!.Recipients.Count == 0)
        {
            _answers.Give("554 5.5.1 There is no recipient");
        }
        else
        {
            await _mail.TakeContentAsync(mails, _peer.Name!, _peer.Protocol(channel.IsSecure));
            _mail = null;
        }
    }

    private async Task SecureAsync(string argument)
    {
        if (argument.Length > 0)
        {
            _answers.Give("501 5.5.4 STARTTLS takes nothing");
        }
        else if (await channel.SecureAsync(options.Certificate!, "220 2.0.0 Go on in TLS"))
        {
            // What was said before could have been said by anybody (RFC 3207, section 4.2).
            _mail = null;
            (_peer.Name, _peer.IsAuthenticated) = (null, false);
        }
        else
        {
            _answers.Goodbye("554 5.5.1 Nothing may follow STARTTLS");
        }
    }

    private async Task AuthenticateAsync(string argument)
    {
        if (_peer.Name is null || _peer.IsAuthenticated || _mail is not null)
        {
            _answers.Give("503 5.5.1 Not now");
            return;
        }

        var answer = await SmtpAuthentication.RunAsync(channel, options.Login!, argument);
        _peer.IsAuthenticated = answer.StartsWith('2');
        _answers.Give(answer);
    }
}
