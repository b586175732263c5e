using System.Buffers;
using System.Text.Json;
using EventBooking.Domain;

namespace EventBooking.Api.Http;

/// <summary>
/// Looks through a body for members that are likely mistyped: unknown ones that are like a known one that is absent. Where there are no
/// unknown ones it allocates nothing.
/// </summary>
internal ref struct MemberScan
{
    // A program that sends more of them in one object has not mistyped them.
    private const int MaxCandidates = 100;

    private Utf8JsonReader _reader;
    private FieldErrors? _errors;

    private MemberScan(in ReadOnlySequence<byte> body) => _reader = new Utf8JsonReader(body);

    /// <summary>What is likely mistyped; null if nothing is, or if the body is no such object: its reader says what is wrong.</summary>
    public static Failure? Find(in ReadOnlySequence<byte> body, BodyContract contract)
    {
        var scan = new MemberScan(body);
        try
        {
            if (scan._reader.Read() && scan._reader.TokenType == JsonTokenType.StartObject)
            {
                scan.Object(contract, "");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }

        return scan._errors?.ToFailure();
    }

    private void Object(BodyContract contract, string path)
    {
        ulong present = 0;
        var next = 0;
        List<string>? unknown = null;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = contract.Find(ref _reader, next);
            if (member < 0 && _reader.GetString() is { } name)
            {
                member = contract.Find(name);
                if (member < 0 && unknown is not { Count: >= MaxCandidates } && IsLikeAny(name, contract))
                {
                    (unknown ??= []).Add(name);
                }
            }

            _reader.Read();
            if (member < 0)
            {
                _reader.Skip();
                continue;
            }

            present |= 1UL << member;
            next = member + 1;
            Value(contract, member, path);
        }

        Judge(unknown, contract, present, path);
    }

    private void Value(BodyContract contract, int member, string path)
    {
        if (contract.Inside(member) is not { } inside)
        {
            _reader.Skip();
        }
        else if (_reader.TokenType == JsonTokenType.StartObject)
        {
            Object(inside, $"{path}{contract.NameOf(member)}.");
        }
        else if (_reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; i++)
            {
                if (_reader.TokenType == JsonTokenType.StartObject)
                {
                    Object(inside, $"{path}{contract.NameOf(member)}[{i}].");
                }
                else
                {
                    _reader.Skip();
                }
            }
        }
    }

    private void Judge(List<string>? unknown, BodyContract contract, ulong present, string path)
    {
        if (unknown is null)
        {
            return;
        }

        foreach (var name in unknown)
        {
            for (var member = 0; member < contract.Count; member++)
            {
                if ((present & (1UL << member)) == 0 && MemberNames.AreAlike(name, contract.NameOf(member)))
                {
                    (_errors ??= new FieldErrors()).Add(path + name, $"is not known; did you mean {contract.NameOf(member)}?");
                    break;
                }
            }
        }
    }

    private static bool IsLikeAny(string name, BodyContract contract)
    {
        for (var member = 0; member < contract.Count; member++)
        {
            if (MemberNames.AreAlike(name, contract.NameOf(member)))
            {
                return true;
            }
        }

        return false;
    }
}
