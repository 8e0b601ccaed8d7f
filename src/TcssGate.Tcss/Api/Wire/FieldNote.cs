namespace TcssGate.Tcss.Api.Wire;

/// <summary>A field of a response that is read and could not be read.</summary>
/// <param name="Row">Which row of the page it stands in, from 0; <see langword="null"/> when in none.</param>
/// <param name="Field">Its path: <c>ScanTime</c>, <c>List[3].CvssScore</c>.</param>
/// <param name="Text">The action, the field, what it is, and what it should have been; nothing of its value.</param>
internal sealed record FieldNote(int? Row, string Field, string Text);
