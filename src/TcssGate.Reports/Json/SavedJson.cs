using System.Text.Json.Serialization;

namespace TcssGate.Reports.Json;

/// <summary>Reads and writes saved results without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SavedResult))]
internal sealed partial class SavedJson : JsonSerializerContext;
