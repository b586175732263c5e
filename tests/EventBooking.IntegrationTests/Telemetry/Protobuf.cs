using System.Buffers.Binary;
using System.Text;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>One message in protobuf's wire format: fields by number, without a schema.</summary>
internal sealed class Protobuf
{
    private readonly List<(int Field, byte[] Value)> _fields = [];

    public Protobuf(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var key = ReadVarint(ref bytes);
            var length = (key & 7) switch
            {
                0 => 0,
                1 => 8,
                5 => 4,
                2 => (int)ReadVarint(ref bytes),
                _ => throw new InvalidDataException($"Wire type {key & 7}."),
            };
            var value = (key & 7) == 0 ? BitConverter.GetBytes(ReadVarint(ref bytes)) : bytes[..length].ToArray();
            bytes = bytes[length..];
            _fields.Add(((int)(key >> 3), value));
        }
    }

    public IEnumerable<Protobuf> Messages(int field) => All(field).Select(value => new Protobuf(value));

    public IEnumerable<Protobuf> Messages(params int[] path) =>
        path.Aggregate(Enumerable.Repeat(this, 1), (messages, field) => messages.SelectMany(message => message.Messages(field)));

    public string Text(int field) => Encoding.UTF8.GetString(All(field).SingleOrDefault() ?? []);

    /// <summary>Bytes that are no text, such as an id.</summary>
    public string Hex(int field) => Convert.ToHexStringLower(All(field).SingleOrDefault() ?? []);

    public bool Has(int field) => All(field).Any();

    public long Integer(int field) => BinaryPrimitives.ReadInt64LittleEndian(All(field).Single());

    /// <summary>Numbers of a repeated field, written one after the other.</summary>
    public IReadOnlyList<double> Doubles(int field) =>
        [.. All(field).SelectMany(value => value.Chunk(sizeof(double))).Select(chunk => BinaryPrimitives.ReadDoubleLittleEndian(chunk))];

    private IEnumerable<byte[]> All(int field) => _fields.Where(one => one.Field == field).Select(one => one.Value);

    private static ulong ReadVarint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
