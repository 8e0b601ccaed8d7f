namespace TcssGate.Reports.Sarif;

/// <summary>Counts all that is written to it, and keeps it as long as it is no more than so many bytes.</summary>
/// <param name="most">The most bytes to keep.</param>
internal sealed class BoundedMemory(int most) : MemoryStream(most)
{
    /// <summary>How many bytes were written.</summary>
    public long Written { get; private set; }

    /// <summary>Whether they are all here.</summary>
    public bool HasAll => this.Written <= this.Capacity;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) // spans come this way too, as in every stream that overrides only this
    {
        this.Written += count;
        if (this.HasAll)
        {
            base.Write(buffer, offset, count);
        }
    }
}
