using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>What one image may still take while it is unpacked.</summary>
internal sealed class UnpackBudget(UnpackOptions options, CancellationToken cancellationToken)
{
    private long _bytes = options.MaximumBytes;
    private int _entries = options.MaximumEntries;

    /// <summary>Takes bytes of layers, uncompressed.</summary>
    public void Take(long bytes)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if ((_bytes -= bytes) < 0)
            throw new ImageNotRunnableException($"the image's layers have more than {options.MaximumBytes:N0} bytes");
    }

    /// <summary>Refuses an entry that says itself that it is too large, before any of it is written.</summary>
    public void Expect(string name, long bytes)
    {
        if (bytes > _bytes)
            throw EntryName.Refused(name, $"its {bytes:N0} bytes make more than the {options.MaximumBytes:N0} that an image may have");
    }

    /// <summary>Takes one entry.</summary>
    public void TakeEntry()
    {
        if (--_entries < 0)
            throw new ImageNotRunnableException($"the image has more than {options.MaximumEntries:N0} files and folders");
    }
}
