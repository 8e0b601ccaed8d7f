namespace TcssGate.Emulator.Worlds;

/// <summary>Something that will happen to an image.</summary>
/// <param name="At">How long after the start.</param>
/// <param name="Image">Repository and tag.</param>
/// <param name="Change">What happens.</param>
internal sealed record EventSpec(TimeSpan At, string Image, ImageChange Change);
