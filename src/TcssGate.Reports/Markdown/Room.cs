using System.Text;

namespace TcssGate.Reports.Markdown;

/// <summary>How many bytes of UTF-8 are still to be had.</summary>
/// <param name="bytes">How many there are at first.</param>
internal sealed class Room(int bytes)
{
    private int left = bytes;

    /// <summary>Takes as many as a text needs; <see langword="false"/>, and nothing taken, when there are fewer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spare">How many must be left for what comes later.</param>
    public bool Take(string text, int spare = 0)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes + spare <= this.left && this.Take(bytes);
    }

    /// <summary>Takes some; <see langword="false"/>, and nothing taken, when there are fewer.</summary>
    public bool Take(int bytes)
    {
        if (bytes > this.left)
        {
            return false;
        }

        this.left -= bytes;
        return true;
    }
}
