/**
 * Words that several codes share, so that a refusal to someone who is not the owner says what it says of a thing that does not exist
 * (product.md principle 4).
 */
export const noSuchTicket = {
  remedy:
    'ラベルとノートにあるチケット番号とお名前を、送り主ご自身のチケットと照らし合わせ、そのチケットの案内どおりにフォルダを送り直してください。チケットがない場合は、先に作成してください。',
  customer:
    '確実に確認できたフォルダだけをお預かりしておりますが、お送りいただいたフォルダは、お客様のチケットと結びつけることができませんでした。チケット番号と、ラベルおよびノートのお名前が、お客様ご自身が作成されたチケットのとおりかをご確認のうえ、もう一度フォルダをお送りください。チケットをお持ちでない場合は、先にチケットを作成してくださいますようお願いいたします。',
} as const;

/** The same for an item whose owner is another, or is not known. */
export const noSuchItem = {
  remedy:
    'アイテムのIDを確かめ、送り主に入手の時期と方法を尋ねてください。担当者が回答するまで、送り直さないでください。',
  customer:
    '修理は登録上の持ち主の方からのみお受けしておりますが、このアイテムがお客様のお名前で登録されていることを確認できませんでした。アイテムのIDをご確認のうえ、いつ、どのように入手されたかをチケットでお知らせください。こちらでお調べいたします。',
} as const;
