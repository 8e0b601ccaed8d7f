using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>Tells the rows of a page apart by everything that was sent of them, before any of it is left out or redacted.</summary>
internal static class RowHashes
{
    /// <summary>A hash of each item of <c>Response.List</c>; empty when there is no such list.</summary>
    public static IReadOnlyList<UInt128> Of(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = WireJson.DeepestResponse });
        var hashes = new List<UInt128>();
        if (!reader.Read() || !Enter(ref reader, "Response"u8) || !Enter(ref reader, "List"u8) || reader.TokenType != JsonTokenType.StartArray)
        {
            return hashes;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            hashes.Add(Hash(body[start..(int)reader.BytesConsumed]));
        }

        return hashes;
    }

    /// <summary>The hash of a text that identifies a row.</summary>
    public static UInt128 Of(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    // To the value of a property of the object that the reader stands at; of two of one name to the last, as the deserializer does.
    private static bool Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        var value = reader;
        var isFound = false;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var matches = reader.ValueTextEquals(name);
            reader.Read();
            if (matches)
            {
                value = reader;
                isFound = true;
            }

            reader.Skip();
        }

        reader = value;
        return isFound;
    }
}
