using System.Text.Json;

namespace EventBooking.Api.Features.Live;

/// <summary>Those who watch an event, and what they have been sent: a new one begins with that, and misses nothing after it.</summary>
internal sealed class LiveAudience(LiveState state, JsonSerializerOptions json)
{
    private readonly Lock _gate = new();
    private readonly HashSet<LiveViewer> _viewers = [];
    private LiveFrame _last = LiveFrame.First();
    private LiveState _state = state;
    private byte[]? _snapshot;
    private bool _hasEnded;

    /// <summary>What all have been sent. Only the one who publishes asks.</summary>
    public LiveState State => _state;

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _viewers.Count == 0;
            }
        }
    }

    /// <summary>Lets one in; false where nobody is let in any more.</summary>
    public bool TryAdd(LiveViewer viewer)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return false;
            }

            viewer.Place(_last, viewer.LastEventId == _state.Id ? null : _snapshot ??= _state.ToSnapshot(json));
            _viewers.Add(viewer);
            return true;
        }
    }

    /// <summary>Forgets one. From here on nobody disconnects it: its connection may go on to serve another request.</summary>
    public void Remove(LiveViewer viewer)
    {
        lock (_gate)
        {
            _viewers.Remove(viewer);
        }
    }

    /// <summary>Sends all of them what is new; false where nothing is.</summary>
    public bool Publish(LiveState state)
    {
        var isNew = state.Id != _state.Id;
        Append(isNew ? state.ToChange(_state, json) : null, state);
        return isNew;
    }

    public void Beat() => Append(ServerSentEvent.Heartbeat, _state);

    public void DropLate(TimeSpan limit)
    {
        lock (_gate)
        {
            foreach (var viewer in _viewers.Where(viewer => viewer.IsLate(_last, limit)))
            {
                viewer.Drop();
            }
        }
    }

    /// <summary>Ends where nobody is left; from then on nobody is let in.</summary>
    public bool EndIfEmpty()
    {
        lock (_gate)
        {
            return _hasEnded |= _viewers.Count == 0;
        }
    }

    public void End()
    {
        LiveFrame last;
        lock (_gate)
        {
            _hasEnded = true;
            last = _last;
        }

        last.Release(last.Follow(bytes: null));
    }

    private void Append(byte[]? bytes, LiveState state)
    {
        LiveFrame before, next;
        lock (_gate)
        {
            before = _last;
            next = _last = bytes is null ? before : before.Follow(bytes);
            if (state != _state)
            {
                (_state, _snapshot) = (state, null);
            }
        }

        if (next != before)
        {
            before.Release(next);
        }
    }
}
