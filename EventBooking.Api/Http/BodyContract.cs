using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EventBooking.Api.Http;

/// <summary>The members that a JSON object of a body may have, as the serializer knows them, and those of the objects in it.</summary>
internal sealed class BodyContract
{
    private readonly Member[] _members;
    private readonly StringComparison _comparison;

    private BodyContract(Member[] members, StringComparison comparison) => (_members, _comparison) = (members, comparison);

    /// <summary>What a type has as JSON; null where it is no object of ours, so that its members are nobody's business.</summary>
    public static BodyContract? Of(Type type, JsonSerializerOptions options)
    {
        var info = options.GetTypeInfo(ElementOf(type) ?? type);
        if (info.Kind != JsonTypeInfoKind.Object)
        {
            return null;
        }

        var comparison = options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return new BodyContract(
            [.. info.Properties.Select(member =>
                new Member(member.Name, Encoding.UTF8.GetBytes(member.Name), Of(member.PropertyType, options)))],
            comparison);
    }

    public int Count => _members.Length;

    public string NameOf(int member) => _members[member].Name;

    /// <summary>What the objects in it may have; null where that is anything, or none are in it.</summary>
    public BodyContract? Inside(int member) => _members[member].Inside;

    /// <summary>The member whose name a reader is at; -1 if there is none. Most clients send members in the documented order.</summary>
    public int Find(ref Utf8JsonReader reader, int hint)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            var member = (hint + i) % _members.Length;
            if (reader.ValueTextEquals(_members[member].Utf8))
            {
                return member;
            }
        }

        return -1;
    }

    /// <summary>The member of a name as the serializer compares names; -1 where there is none.</summary>
    public int Find(string name) => Array.FindIndex(_members, member => string.Equals(member.Name, name, _comparison));

    private static Type? ElementOf(Type type) => type == typeof(string)
        ? null
        : type.GetInterfaces().Append(type)
            .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GenericTypeArguments[0];

    private readonly record struct Member(string Name, byte[] Utf8, BodyContract? Inside);
}
