const results = (pairs: Readonly<Record<string, number>>) =>
  Object.entries(pairs).map(([name, value]) => ({ dimension_values: [name], value }))

/** Countries, ages or genders of an account's followers, as Instagram says them. */
export const instagramBreakdown = (by: string, pairs: Readonly<Record<string, number>>): object => ({
  data: [
    {
      name: 'follower_demographics',
      period: 'lifetime',
      title: 'Follower demographics',
      total_value: { breakdowns: [{ dimension_keys: [by], results: results(pairs) }] },
      id: '17841405309211844/insights/follower_demographics/lifetime',
    },
  ],
})

/** What each platform answers on an ordinary day, by host and path; the shapes are those of its documentation. */
export const ORDINARY: Readonly<Record<string, object>> = {
  'accounts.spotify.com/api/token': {
    access_token: 'spotify-access-1',
    token_type: 'Bearer',
    scope: '',
    expires_in: 3600,
    refresh_token: 'spotify-refresh-1',
  },
  'api.spotify.com/v1/artists/4Z8W4fKeB5YxbusRsdQVPb': {
    external_urls: { spotify: 'https://open.spotify.com/artist/4Z8W4fKeB5YxbusRsdQVPb' },
    followers: { href: null, total: 48_211 },
    genres: ['art pop'],
    id: '4Z8W4fKeB5YxbusRsdQVPb',
    name: 'Nora Vael',
    popularity: 41,
    type: 'artist',
  },
  'oauth2.googleapis.com/token': {
    access_token: 'youtube-access-1',
    expires_in: 3599,
    refresh_token: 'youtube-refresh-1',
    scope: 'https://www.googleapis.com/auth/youtube.readonly https://www.googleapis.com/auth/yt-analytics.readonly',
    token_type: 'Bearer',
  },
  'oauth2.googleapis.com/revoke': {},
  'www.googleapis.com/youtube/v3/channels': {
    kind: 'youtube#channelListResponse',
    items: [
      {
        kind: 'youtube#channel',
        id: 'UC-nora',
        snippet: { title: 'Nora Vael', description: '', publishedAt: '2019-03-02T10:00:00Z' },
        contentDetails: { relatedPlaylists: { likes: '', uploads: 'UU-nora' } },
        statistics: { viewCount: '902113', subscriberCount: '12300', hiddenSubscriberCount: false, videoCount: '54' },
      },
    ],
  },
  'www.googleapis.com/youtube/v3/playlistItems': {
    kind: 'youtube#playlistItemListResponse',
    items: [{ contentDetails: { videoId: 'v1' } }, { contentDetails: { videoId: 'v2' } }],
  },
  'www.googleapis.com/youtube/v3/videos': {
    kind: 'youtube#videoListResponse',
    items: [
      { id: 'v1', statistics: { viewCount: '4100', likeCount: '310' } },
      { id: 'v2', statistics: { viewCount: '980', likeCount: '75' } },
    ],
  },
  'youtubeanalytics.googleapis.com/v2/reports': {
    kind: 'youtubeAnalytics#resultTable',
    columnHeaders: [{ name: 'country', columnType: 'DIMENSION', dataType: 'STRING' }],
    rows: [],
  },
  'open.tiktokapis.com/v2/oauth/token/': {
    access_token: 'tiktok-access-1',
    expires_in: 7200,
    open_id: 'afd97af1',
    refresh_expires_in: 15_552_000,
    refresh_token: 'tiktok-refresh-1',
    scope: 'user.info.basic,user.info.stats,video.list',
    token_type: 'Bearer',
  },
  'open.tiktokapis.com/v2/oauth/revoke/': {},
  'open.tiktokapis.com/v2/user/info/': {
    data: { user: { display_name: 'noravael', follower_count: 90_412, likes_count: 1_204_000 } },
    error: { code: 'ok', message: '', log_id: '2022' },
  },
  'open.tiktokapis.com/v2/video/list/': {
    data: {
      videos: [
        { id: '1', view_count: 20_100 },
        { id: '2', view_count: 7_400 },
      ],
      cursor: 1,
      has_more: false,
    },
    error: { code: 'ok', message: '', log_id: '2022' },
  },
  'api.instagram.com/oauth/access_token': {
    access_token: 'instagram-short',
    user_id: 17_841_405_309_211_844,
    permissions: ['instagram_business_basic', 'instagram_business_manage_insights'],
  },
  'graph.instagram.com/access_token': { access_token: 'instagram-long-1', token_type: 'bearer', expires_in: 5_183_944 },
  'graph.instagram.com/refresh_access_token': {
    access_token: 'instagram-long-2',
    token_type: 'bearer',
    expires_in: 5_183_944,
  },
  'graph.instagram.com/v25.0/me': { username: 'noravael', followers_count: 30_500, id: '17841405309211844' },
  'graph.instagram.com/v25.0/me/media': { data: [{ id: 'm1' }, { id: 'm2' }], paging: {} },
  'graph.instagram.com/v25.0/m1/insights': {
    data: [{ name: 'views', period: 'lifetime', values: [{ value: 5_120 }], title: 'Views', id: 'm1/insights/views' }],
  },
  'graph.instagram.com/v25.0/m2/insights': {
    data: [{ name: 'views', period: 'lifetime', values: [{ value: 2_044 }], title: 'Views', id: 'm2/insights/views' }],
  },
  'graph.instagram.com/v25.0/me/insights': { data: [] },
  'accounts.snapchat.com/login/oauth2/access_token': {
    access_token: 'snapchat-access-1',
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: 'snapchat-refresh-1',
    scope: 'snapchat-profile-api',
  },
  'businessapi.snapchat.com/v1/public_profiles/my_profile': {
    request_status: 'SUCCESS',
    request_id: 'r1',
    public_profile: { id: 'p1', display_name: 'Nora Vael', snap_user_name: 'noravael', profile_tier: 'TIER_PUBLIC' },
  },
  'businessapi.snapchat.com/v1/public_profiles/p1/stats': {
    request_status: 'SUCCESS',
    request_id: 'r2',
    stats: [{ asset_type: 'PROFILE', granularity: 'LIFETIME', metrics: { SUBSCRIBERS: 6_120 } }],
  },
  'id.twitch.tv/oauth2/token': {
    access_token: 'twitch-access-1',
    expires_in: 14_124,
    refresh_token: 'twitch-refresh-1',
    scope: [],
    token_type: 'bearer',
  },
  'id.twitch.tv/oauth2/revoke': {},
  'api.twitch.tv/helix/users': { data: [{ id: '141981764', login: 'noravael', display_name: 'NoraVael' }] },
  'api.twitch.tv/helix/channels/followers': { total: 4_808, data: [], pagination: {} },
  'api.twitch.tv/helix/videos': {
    data: [
      { id: '335', view_count: 1_900 },
      { id: '336', view_count: 640 },
    ],
    pagination: {},
  },
}
