using Deploy.Local.Pages.Markup;

namespace Deploy.Local.Pages.Common;

/// <summary>Keeps what the last actions came to, for the pages that they lead to. Any thread may call it.</summary>
internal sealed class NoticeBoard
{
    private const int Kept = 20;

    private readonly Lock _lock = new();
    private readonly Queue<(string Id, Notice Notice)> _notices = new();

    /// <summary>Keeps one; gives its id.</summary>
    public string Add(Notice notice)
    {
        var id = Guid.NewGuid().ToString("N");
        lock (_lock)
        {
            _notices.Enqueue((id, notice));
            if (_notices.Count > Kept)
                _notices.Dequeue();
        }

        return id;
    }

    /// <summary>Null where there is none of that id, or it is long ago.</summary>
    public Notice? Find(string? id)
    {
        lock (_lock)
            return _notices.FirstOrDefault(kept => kept.Id == id).Notice;
    }
}
