using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>Keeps an enum's values as their snake_case names: the database, the API and the docs say them the same way.</summary>
internal sealed class SnakeCaseEnum<T>() : ValueConverter<T, string>(value => ToText(value), text => Parse(text))
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string ToText(T value) => Names[value];

    public static T Parse(string text) => Values[text];
}
